# Ce qui est dit de l'exécution elle-même.

policy-invalid = { $path } ligne { $line } : { $fault }
    .lift = Qui peut changer la politique : corriger cette ligne ; `gonogo lint` vérifie le fichier.
    .explain = Le fichier de politique est inutilisable : aucun contrôle n'a été interrogé et rien n'est établi. `gonogo lint --policy FICHIER` montre chaque défaut avec sa ligne, sa colonne et ce qui est sans doute voulu. Le code de sortie est 5.
policy-missing = Il n'y a pas de { $path } sur { $branch }
    .lift = Qui peut pousser sur { $branch } : y ajouter une politique, par exemple celle du README de gonogo.
    .explain = La politique est lue sur la branche de base (pull requests) ou la branche par défaut (tags), jamais dans ce qui est jugé. Sans elle, rien ne permet de juger, et la décision est INCONNU.
policy-no-gates = { $path } n'a aucun contrôle pour { $environment }
    .lift = Qui peut changer la politique : nommer au moins un contrôle sous `gates:`.
    .explain = Une politique sans contrôle, ou dont tous sont à `off` pour cet environnement, ne décide rien : la décision est INCONNU, jamais GO.
policy-warning = { $fault }
    .lift = Qui peut changer la politique : regarder cette ligne.
    .explain = Quelque chose dans la politique n'est sans doute pas voulu ainsi. Cela ne change rien à la décision.
clock-skew = L'horloge de cette machine et celle de GitHub diffèrent de { $apart }
    .lift = Qui gère la machine : régler son horloge.
    .explain = L'instant de la décision est celui de cette machine. Au-delà de 60 s d'écart avec les serveurs, c'est signalé ; au-delà de 5 min, la décision est INCONNU.
clock-off = L'horloge de cette machine et celle de GitHub diffèrent de { $apart } : l'heure n'est pas établie
    .lift = Qui gère la machine : régler son horloge, puis relancer.
    .explain = Plus de 5 min d'écart entre l'horloge de cette machine et celle des serveurs rend inconnu tout ce qui dépend de l'heure.
