# Ce qui est dit de l’exécution elle-même.

policy-invalid = { $path } ligne { $line }, colonne { $column } : { $fault }{ $has-help ->
        [yes]  ; { $help }
       *[no] {""}
    }
    .lift = Qui peut changer la politique : corriger cette ligne ; `gonogo lint` vérifie le fichier.
    .explain = Le fichier de politique est inutilisable : aucun contrôle n’a été interrogé et rien n’est établi. `gonogo lint --policy FICHIER` montre chaque défaut avec sa ligne, sa colonne et ce qui était sans doute voulu. Le code de sortie est 5.
policy-missing = Il n’y a pas de { $path } sur { $branch }
    .lift = Qui peut pousser sur { $branch } : y ajouter une politique, par exemple celle du README de gonogo.
    .explain = La politique est lue sur la branche de base (pull requests) ou la branche par défaut (tags), jamais dans ce qui est jugé. Sans elle, rien ne permet de juger, et la décision est INCONNU.
policy-unreadable = La politique n’a pas pu être lue : { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe du workflow : voir la raison indiquée ; il manque peut-être une permission (`contents: read`), ou GitHub n’a pas répondu. Puis relancer.
    .explain = La politique n’a pas pu être lue : aucun contrôle n’a été interrogé et rien n’est établi. Cela est publié comme INCONNU, pour qu’aucun GO plus ancien ne reste sur le commit.
policy-own-branch = La politique viendrait de { $branch }, la branche même qui est jugée
    .lift = Qui s’occupe du workflow : nommer une autre branche dans l’entrée `policy-ref`, ou l’omettre.
    .explain = La politique est lue sur la branche de base ou sur une autre que le workflow nomme, jamais dans ce qui est jugé : l’auteur de la pull request pourrait en écrire les règles. Aucun contrôle n’a été interrogé, et la décision est INCONNU.
run-timed-out = Tout n’a pas pu être lu en { $limit }
    .lift = N’importe qui : relancer ; si cela persiste, chercher quel serveur est lent.
    .explain = Une exécution a deux minutes pour tout lire. Si cela ne suffit pas, rien n’est établi. Cela est publié comme INCONNU, pour qu’aucun GO plus ancien ne reste sur le commit.
subject-unconfirmed = Impossible de vérifier que c’est encore le commit à juger : { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : relancer quand plus personne ne pousse, ou quand GitHub répond à nouveau.
    .explain = Juste avant de publier, la tête ou le tag est relu. Si cela échoue, personne ne sait si le commit est encore le bon : la décision est INCONNU.
subject-shared-commit = Ce commit est aussi la tête de { $number }, qui est { $outcome ->
        [hold] EN ATTENTE
        [no-go] NO-GO
       *[unknown] INCONNU
    }
    .lift = Ce que { $number } attend ; ou un commit à part pour l’une des deux
    .explain = Un statut appartient à un commit, pas à une pull request : si plusieurs pull requests ouvertes ont la même tête, c’est la décision la plus stricte qui s’y affiche.
policy-no-gates = { $path } n’a aucun contrôle pour { $environment }
    .lift = Qui peut changer la politique : nommer au moins un contrôle sous `gates:`.
    .explain = Une politique sans contrôle, ou dont tous sont à `off` pour cet environnement, ne décide rien : la décision est INCONNU, jamais GO.
policy-warning = { $fault }
    .lift = Qui peut changer la politique : regarder cette ligne.
    .explain = Quelque chose dans la politique n’est sans doute pas voulu ainsi. Cela ne change rien à la décision.
clock-skew = L’horloge de cette machine et celle de GitHub diffèrent de { $apart }
    .lift = Qui gère la machine : régler son horloge.
    .explain = L’instant de la décision est celui de cette machine. Au-delà de 60 s d’écart avec les serveurs, c’est signalé ; au-delà de 5 min, la décision est INCONNU si un contrôle dépend de l’heure.
clock-off = L’horloge de cette machine et celle de GitHub diffèrent de { $apart } : l’heure n’est pas établie
    .lift = Qui gère la machine : régler son horloge, puis relancer.
    .explain = Plus de 5 min d’écart entre l’horloge de cette machine et celle des serveurs rend inconnu tout ce qui dépend de l’heure.
evidence-not-written = Un fichier de cette décision n’a pas pu être écrit
    .lift = Qui l’exécute : voir plus bas pourquoi, puis relancer.
    .explain = L’exécution devait écrire le fichier de preuve ou le rapport HTML et ne l’a pas pu. Une décision sans ses fichiers n’est pas publiée comme GO.
publish-incomplete = Tout a été trouvé bon, mais cela n’a pas pu être publié partout
    .lift = Qui peut modifier le workflow : permettre ce qui est nommé comme non publié, puis relancer.
    .explain = Une décision que tous ne peuvent pas voir ne permet pas d’agir : si un statut, un commentaire, le résumé ou une sortie n’a pas pu être écrit, GO n’est pas dit. Les permissions manquantes sont nommées avec la ligne à ajouter. Pour les pull requests venant de forks et de Dependabot, le jeton ne peut que lire ; `pull_request_target` s’exécute avec un jeton qui peut écrire.

# Ce que disent les commandes.

app-output-failed = Le résultat n’a pas pu être écrit : { $error }
app-no-repository = Quel dépôt ? Aucun n’est nommé.
    .remedy = Donner `--repo PROPRIÉTAIRE/NOM`, ou définir GITHUB_REPOSITORY.
app-no-policy = Il n’y a pas de politique ici : ni { $path } ni { $other }.
    .remedy = Lancer dans le dossier du dépôt, ou nommer le fichier avec `--policy FICHIER`.
app-file-unreadable = { $path } n’a pas pu être lu : { $error }
app-checklist-unreadable = { $path } est plus long ou plus imbriqué que toute liste que l’on lit.
app-checklist-empty = { $path } n’a aucun point à cocher : rien ne peut en être dit.
    .remedy = Écrire les points ainsi : `- [ ] …` ; ou nommer le fichier où se trouve la liste.
app-lint = { $path } : { $errors ->
        [0] { $warnings ->
            [0] aucun défaut.
            [one] valide, avec 1 avertissement.
           *[other] valide, avec { $warnings } avertissements.
        }
        [one] 1 erreur, { $warnings ->
            [0] aucun avertissement.
            [one] 1 avertissement.
           *[other] { $warnings } avertissements.
        }
       *[other] { $errors } erreurs, { $warnings ->
            [0] aucun avertissement.
            [one] 1 avertissement.
           *[other] { $warnings } avertissements.
        }
    }
app-lint-more = { $left ->
        [one] 1 autre défaut n’a pas d’annotation : GitHub en montre dix.
       *[other] { $left } autres défauts n’ont pas d’annotation : GitHub en montre dix.
    }
app-no-section = { $faults ->
        [yes] { $path } contient des erreurs.
       *[no] { $path } n’a pas de section `{ $gate }` pour cet environnement.
    }
app-explain-group = { $name } :
app-explain-decisions = Décisions
app-explain-exit-codes = Codes de sortie
app-explain-run = L’exécution elle-même
app-explain-evidence = Preuves enregistrées (gonogo verify-evidence)
app-decision-go = GO
    .explain = Chaque contrôle qui s’applique est bon, ou celui qui ne l’est pas est en `enforcement: warn`, ou une urgence passe outre. La version peut partir, au commit même qui a été jugé.
app-decision-hold = EN ATTENTE
    .explain = Rien ne s’y oppose, mais quelqu’un ou quelque chose est attendu : un accord, un point ouvert, une vérification en cours.
    .lift = Ceux qui sont nommés à côté de chaque constat ; chaque commentaire et chaque push fait décider de nouveau.
app-decision-no-go = NO-GO
    .explain = Au moins un contrôle a trouvé ce qui ne doit pas partir, par exemple une fenêtre fermée, une vulnérabilité ou un veto.
    .lift = Ce qui est dit à côté de chaque constat, puis relancer.
app-decision-unknown = INCONNU
    .explain = Quelque chose n’a pas pu être établi, ou il n’y avait rien d’après quoi juger. Ce qui n’est pas connu n’est jamais GO.
    .lift = Ce qui est dit à côté de chaque constat : le plus souvent une permission, une source muette ou la politique.
app-unknown-code = Il n’y a pas de code de constat { $code }.
    .remedy = Vouliez-vous dire { $nearest } ? `gonogo explain` les énumère tous.
app-not-published = Non publié : { $reason }. { $remedy }
app-not-written = Non écrit : { $path } ({ $error })
app-older-file = { $path } est d’une décision antérieure et ne dit rien de celle-ci.
app-record-says-go = { $path } dit GO, comme il a été décidé ; mais cela n’a pas été publié : rien ne doit partir sur cette base.
app-record-not-found-again = La prochaine version ne trouvera pas cette preuve d’elle-même : seul un statut de commit la nomme. Mettre `report: both`, ou la donner à la prochaine exécution par `previous-evidence`.
app-not-published-title = **Décidé, mais tout n’a pas pu être publié :**
app-failed-notes = ### ⚠️ Les notes de version n’ont pas été publiées
app-failed-title = ### 🟣 INCONNU · rien n’a été décidé
app-read-only-event = Le jeton de cet événement ne peut que lire, quoi que permette le workflow : il vient d’un fork ou de Dependabot. Exécuter gonogo sur `pull_request_target`, qui n’extrait rien de la pull request.
app-foreign-marker = Le commentaire de quelqu’un d’autre porte la marque cachée de gonogo ; il a été laissé tel quel.
app-release-issue = Cette issue n’est pas une issue de livraison de cet environnement : il n’y a rien à juger.
app-nothing-open = Aucune pull request n’est ouverte : il n’y a rien à décider.
app-too-many-open = { $left } pull requests ouvertes, au-delà de ce qu’une exécution regarde, ont été laissées de côté.
app-subject = Pull request n° { $number } :
app-replay-same = La même décision que celle qui a été enregistrée.
app-replay-simulated = SIMULATION : un autre instant que celui qui a été enregistré.
app-replay-what-if = SIMULATION : décidé d’après la preuve, avec ce qui y a été changé. Ce que la preuve ne contient pas est inconnu.
app-simulate-silent = Personne ne peut être entendu dans cette preuve : sa politique ne demande aucun accord, ou la conversation n’a pas pu être lue.
    .remedy = Simuler sans `--evidence`, d’après ce que dit GitHub maintenant.
app-simulate-stranger = La preuve ne sait pas qui est { $login }, et personne n’est interrogé.
    .remedy = Simuler sans `--evidence`, ou comme quelqu’un que la politique nomme ou qui y a parlé.
app-simulate-no-pull-request = La preuve n’est pas celle d’une pull request : il n’y a ni étiquettes, ni titre, ni description à changer.
    .remedy = Retirer ces options, ou donner la preuve d’une pull request.
app-simulate-both = L’étiquette { $label } ne peut pas être à la fois là et absente.
    .remedy = La donner avec `--label` ou avec `--without-label`.
app-no-statement = { $path } n’est pas une déclaration in-toto, ni une enveloppe qui en contient une.
    .remedy = Donner ce que `gonogo check --statement` a écrit, ou sa version signée.
app-replay-differs = Une autre décision que celle enregistrée : { $same-outcome ->
        [yes] { $decided } aussi, mais avec d’autres détails que ceux enregistrés par gonogo { $then } ; ceci est gonogo { $now }.
       *[no] { $recorded } a été enregistré par gonogo { $then }, gonogo { $now } décide { $decided }.
    }{ $same-version ->
        [yes] {" "}Une même version décide toujours pareil : le fichier a été modifié.
       *[no] {""}
    }
app-evidence-altered = { $path } a été modifié : son empreinte ne correspond pas à son contenu, ou une clé y figure deux fois.
    .remedy = Prendre le fichier tel qu’il a été écrit ; ce qu’il dit maintenant ne prouve rien.
app-evidence-rewritten = { $path } n’est pas tel que gonogo l’écrit : son contenu correspond à l’empreinte, mais le fichier a été réécrit.
app-evidence-other-format = { $path } n’est pas un fichier de preuve de ce format.
    .remedy = Donner le fichier écrit par `gonogo check --evidence`, et la version de gonogo qui l’a écrit.
app-evidence-unreadable = { $path } n’est pas un fichier de preuve : ce n’est pas du JSON.
    .remedy = Donner le fichier écrit par `gonogo check --evidence`.
app-demo-written = Un exemple, décidé sans aucun réseau. Écrit dans { $folder } : { $files }
app-foreign-status = Le statut { $context } de ce commit a été posé par quelqu’un d’autre ; il ne décide de rien et est posé à nouveau. Ne faire accepter qu’une seule source pour cette vérification requise.

policy-unknown-environment = la politique nomme des environnements, mais pas « { $name } »
app-strange-code = Il n’y a pas de code de constat { $code }.
    .remedy = `gonogo explain` les énumère tous.
policy-no-gate-named = aucun contrôle n’est nommé : toute décision sera INCONNU
policy-not-judged-before = `{ $reference }` n’est rien qui soit jugé avant ce contrôle dans l’environnement `{ $environment }` ; sont jugés avant lui : { $known }
policy-nothing-judged-before = `{ $reference }` n’est rien qui soit jugé avant ce contrôle dans l’environnement `{ $environment }` ; rien n’y est jugé avant lui
policy-no-gate-there = aucun contrôle ne reste pour l’environnement `{ $name }` : toute décision le concernant sera INCONNU

app-no-gate-here = { $path } n’a pas de contrôle `{ $gate }` pour l’environnement { $environment }, ou il y est `off`.
    .remedy = Le nommer sous `gates:`, ou choisir un autre environnement avec `--environment NOM`.
app-waiting = Des personnes sont attendues, { $wait } au plus. Un job qui attend se paie à la minute ; le workflow des accords décide à chaque commentaire et n’attend rien.
app-no-lockfile = Il n’y a ni package-lock.json ni npm-shrinkwrap.json à { $path }
    .remedy = Lancer `npm install`, qui en écrit un, ou nommer son chemin. Pour pnpm, yarn et bun : `gonogo audit --report FICHIER`.
app-audit-policy = Jugé d’après la politique { $path }.
app-audit-npm = { $outcome ->
        [go] 🟢 GO
        [no-go] 🔴 NO-GO
       *[unknown] 🟣 INCONNU
    } · { $path }, au compte de npm : { $total ->
        [0] aucun paquet vulnérable
        [one] 1 paquet vulnérable
       *[other] { $total } paquets vulnérables
    } (critique : { $critical }, élevée : { $high }, modérée : { $moderate }, faible : { $low }, info : { $info })
app-audit-npm-entry = { $severity } { $name } { $range }{ $own ->
        [yes] {""}
       *[no] {" "}(dépend de { $via })
    }
app-audit-undescribed = { $count ->
        [one] 1 paquet n’a pas pu être consulté ; ce qui en dépend compte comme vulnérable.
       *[other] { $count } paquets n’ont pas pu être consultés ; ce qui en dépend compte comme vulnérable.
    }
app-audit-npmrc-not-read = { $path } n’est pas lu en CI : il vient du changement que l’on juge. Nommer le registre avec `--registry`, ou dans le .npmrc de l’utilisateur.
app-audit-no-allow = Compté comme npm : la liste `allow`, les délais et `enforcement` de la politique ne comptent pas ici.
app-audit-doubtful = On ne peut pas se fier au lockfile : voir `gonogo audit` sans `--npm-compatible`.
app-audit-no-sarif = Il n’y a pas de document SARIF, car tout n’a pas pu être établi : code scanning fermerait les alertes qui y manquent.
app-audit-omit-report = `--omit` ne change rien à un rapport. Le faire écrire sans : avec `--omit=dev` (npm), `--prod` (pnpm), `--groups dependencies` (yarn 1) ou `--environment production` (yarn 2 à 4).
app-audit-counts-as-go = La politique dit `enforcement: warn` : cela compte comme GO.
