# Budgets d’erreur : ce qui est constaté, qui peut le lever, ce que cela veut dire.

# Ce qui reste, avec les chiffres.
error-budget-left = { $slo } : { error-budget-rest }
error-budget-rest = il reste { $left } %{ $unit ->
        [events] {" "}(échecs : { $spent } sur { $allowed } permis)
        [minutes] {" "}(minutes mauvaises : { $spent } sur { $allowed } permises)
       *[none] {""}
    }
error-budget-pace = { $lasts ->
        [time] , épuisé dans { $lasts-seconds } au rythme actuel ({ $rate })
        [period] , de quoi finir la période au rythme actuel ({ $rate })
        [window] , de quoi tenir au-delà de la fenêtre au rythme actuel ({ $rate })
       *[other] {""}
    }
error-budget-sign = { $kind ->
        [label] étiquette { $what }
        [type] type { $what }
        [breaking] { $what } rompt la compatibilité
        [breaking-text] rupture de compatibilité annoncée
        [path] touche { $what }
        [said] d’après ce qui a été indiqué
       *[policy] la politique le dit
    }
error-budget-is = { $is ->
        [risky] un changement risqué
        [bugfix] un correctif
        [security] un correctif de sécurité
        [no-security] autre chose qu’un correctif de sécurité
       *[other] autre chose qu’un correctif
    }{ $has-reason ->
        [yes] {" "}({ $why })
       *[no] {""}
    }

error-budget-fits = { error-budget-left }{ error-budget-pace }{ $is ->
        [anything] {" "}; tout peut partir
        [plain] {" "}; rien de risqué ne peut partir, et ce changement ne l’est pas
        [security] {" "}; la sécurité part toujours, et c’est { error-budget-is }
       *[bugfix] {" "}; seuls les correctifs et la sécurité peuvent partir, et c’est { error-budget-is }
    }
    .explain = De tous les objectifs qui comptent, c’est celui auquel il reste le moins, et ce changement convient.
error-budget-risky = { error-budget-left }{ error-budget-pace } ; rien de risqué ne peut partir, et c’est { error-budget-is }
    .lift = Responsable du changement : en ôter le risque (plus petit, derrière un feature flag, sans la migration), ou attendre qu’il reste davantage.
    .explain = Il reste la moitié du budget ou moins. Les changements risqués attendent ; le reste peut partir, avec davantage d’accords si le contrôle sign-off les demande.
error-budget-bugfix-only = { error-budget-left }{ error-budget-pace } ; seuls les correctifs et la sécurité peuvent partir, et c’est { error-budget-is }
    .lift = Responsable du changement : livrer d’abord ce qui rend plus fiable. Si c’est un correctif, le dire par son étiquette ou par le type de ses commits.
    .explain = Il reste si peu du budget que seul ce qui répare peut partir. Les nouveautés attendent que d’anciens échecs quittent la fenêtre, ou qu’une nouvelle période commence.
error-budget-freeze = { error-budget-left } ; rien d’autre que la sécurité ne peut partir, et c’est { error-budget-is }
    .lift = Responsable du changement : attendre qu’il reste quelque chose ; un post-mortem est dû. En cas d’urgence : `/emergency`, si la politique le permet.
    .explain = Le budget est dépensé : il y a eu plus d’échecs que l’objectif n’en permet. Seuls partent les correctifs de sécurité et les urgences déclarées, jusqu’à ce qu’il se reconstitue.
error-budget-change-unknown = { error-budget-left }{ error-budget-pace } ; ce qui peut partir dépend du genre de changement, qui n’est pas connu : { $reason }
    .lift = { $remedy }
    .helps = Qui peut poser des labels : en poser un sur le changement ; ou voir la raison indiquée, puis relancer.
    .explain = Avec si peu de reste, ou à ce rythme, seuls certains changements peuvent partir. Le genre de celui-ci n’a pas pu être établi, et n’est jamais présumé.
error-budget-burning = { $slo } se dépense à { $long-rate } × le rythme tenable sur { $long }, et à { $short-rate } × sur { $short } (limite { $threshold }) ; rien de risqué ne peut partir, et c’est un changement risqué{ $has-reason ->
        [yes] {" "}({ $why })
       *[no] {""}
    }
    .lift = L’astreinte : mettre fin à ce qui se passe. Le rythme sur { $short } baisse alors aussitôt.
    .explain = Les échecs arrivent si vite que quelqu’un serait réveillé. Un changement risqué aggraverait la situation et la rendrait illisible.
error-budget-burning-fast = { $slo } se dépense à { $long-rate } × le rythme tenable sur { $long }, et à { $short-rate } × sur { $short } (limite pour { $severity ->
        [page] une alerte
       *[ticket] un ticket
    } : { $threshold })
    .lift = L’astreinte : regarder ce qui échoue.
    .explain = Les échecs arrivent plus vite que le budget ne le permet. Ce changement peut partir malgré tout ; les regarder avant.
error-budget-burn-unknown = Le rythme auquel { $slo } se dépense n’est pas connu : { $reason }. { $change ->
        [unknown] Cela compte, car nul ne sait si ce changement est risqué
       *[risky] Cela compte pour un changement risqué
    }
    .lift = Qui peut changer la politique : faire dire le rythme à la source, ou écrire `burn: { "{" } block-risky: false { "}" }`.{ $change ->
        [unknown] {" "}Ou dire ce que vaut un tag : `change: { "{" } tag: other { "}" }`.
       *[risky] {""}
    }
    .explain = Tant qu’un budget se dépense vite, rien de risqué ne peut partir. On n’a pas pu savoir si c’est le cas, et cela n’est jamais pris pour un non.

error-budget-no-data = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Responsable du service : voir pourquoi rien n’est enregistré ; ou corriger les requêtes et leurs labels dans la politique.
    .explain = Il n’y a aucun chiffre pour juger. Une réponse vide ne vaut pas zéro échec.
error-budget-stale = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Responsable du service : voir pourquoi rien de nouveau n’est enregistré. L’âge permis est `max-age` dans la politique.
    .explain = Les chiffres sont trop vieux pour dire quoi que ce soit du présent.
error-budget-invalid = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Qui peut changer la politique : corriger les requêtes, l’objectif ou la fenêtre.
    .explain = Les chiffres se contredisent, ou sont impossibles.
error-budget-ambiguous = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Qui peut changer la politique : écrire la requête pour qu’il ne reste qu’une série, par exemple `sum(…)`.
    .explain = Plusieurs séries sont venues là où une seule était attendue. Nul ne peut dire laquelle compte, donc aucune ne compte.
error-budget-partial = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Responsable du serveur : le réparer ; ou qui peut changer la politique : `allow-partial: true` pour cette source.
    .explain = Le serveur prévient qu’une partie de sa réponse manque peut-être. Ce qui manque pourrait être les échecs.
error-budget-not-known = Le budget restant n’a pas pu être établi pour { $slo } : { $reason }
    .lift = { $remedy }
    .helps = Qui s’occupe de la source des chiffres : voir la raison indiquée, comme un identifiant manquant ou une requête sans résultat. Puis relancer.
    .explain = Sa source n’a pas pu être lue. Ce qui n’est pas connu n’est jamais tenu pour suffisant.
error-budget-self-declared = Le budget restant n’est pas connu pour { $slo } : { $reason }
    .lift = Qui peut changer la politique : laisser gonogo interroger la source, ou dire `trust: workspace` pour ce fichier.
    .explain = Sur une pull request, le job exécute du code du changement, qui peut écrire n’importe quel fichier. Il ne compte que si la politique dit `trust: workspace`.
error-budget-low-traffic = { $slo } ne compte pas, faute de trafic (événements : { $total }) : { error-budget-rest }
    .lift = Rien à lever ; une fenêtre plus longue ou un objectif plus bas lui donnent un sens, et `min-events` dit combien suffisent.
    .explain = Avec moins de dix événements par échec permis, un échec ne dit pas grand-chose. L’objectif est montré, et ne décide pas ; plus de dix échecs comptent toujours.
error-budget-nothing-judged = { $count ->
        [one] Le seul objectif qui compte n’a pas pu être jugé
       *[other] Aucun des { $count } objectifs qui comptent n’a pu être jugé
    }
    .lift = Qui peut changer la politique : nommer un objectif avec assez d’événements et une source qui répond.
    .explain = Tous les objectifs ont été laissés de côté, faute de données ou de trafic. Un contrôle qui n’a rien regardé ne dit rien.
error-budget-averaged = Des moyennes de taux comptent pour { $slos } : les heures creuses y pèsent autant que les heures pleines
    .lift = Qui peut changer la politique : nommer `good` et `total` à côté de `slo` ; ce sont alors les événements qui comptent.
    .explain = La série de Sloth sur le reste du budget fait la moyenne de taux de cinq minutes chacun. Elle peut être loin du compte, dans les deux sens.
error-budget-taken-on-trust = Le budget restant est une auto-déclaration pour { $slos } : c’est le job qui l’a écrit
    .lift = Rien à lever ; une source que gonogo interroge lui-même est plus sûre.
    .explain = Un fichier du dossier de travail dit ce que le job y a écrit. Pour une pull request, il ne compte que si la politique dit `trust: workspace`.
error-budget-maybe-partial = Le serveur prévient qu’une partie de sa réponse manque peut-être pour { $slos } ; la politique la laisse compter
    .lift = Responsable du serveur : le réparer ; ou qui peut changer la politique : retirer `allow-partial: true`.
    .explain = Ce qui manque pourrait être des échecs. Avec `allow-partial: true`, la réponse compte telle quelle.

# Pourquoi rien ne peut être jugé.
error-budget-lack-no-series = aucune série pour { $what }
error-budget-lack-no-events = il n’y a eu aucun événement
error-budget-lack-number = { $kind ->
        [nan] la valeur est NaN : zéro divisé par zéro
        [infinite] la valeur est infinie ({ $text })
       *[other] { $text } n’est pas un nombre
    }
error-budget-lack-odd = { $kind ->
        [negative] le nombre est inférieur à 0
        [more] plus d’échecs que d’événements
        [good] plus de réussites que d’événements
        [remaining] il reste plus qu’il n’y a jamais eu
       *[ratio] la part des échecs dépasse 1
    }
error-budget-lack-stale = la mesure la plus récente est du { $at } (âge maximal : { $limit })
error-budget-lack-nothing-new = aucune mesure de { $what } n’est assez récente (âge maximal : { $limit })
error-budget-lack-future = les chiffres viennent du futur ({ $at })
error-budget-lack-clock = l’horloge du serveur indique { $at }
error-budget-lack-ambiguous = { $count } séries pour { $what }, là où une seule était attendue
error-budget-lack-partial = le serveur prévient : { $warning }
error-budget-lack-no-target = l’objectif manque, ou n’est pas entre 0 % et 100 %
error-budget-lack-other-target = l’objectif est de { $policy } % dans la politique, de { $source } % dans la source
error-budget-lack-window = la fenêtre manque, ou ne peut pas être jugée
error-budget-lack-other-window = la fenêtre de la politique : { $policy } ; celle de la source : { $source }
error-budget-lack-window-text = { $text } n’est pas une fenêtre
error-budget-lack-zone = le calendrier du fichier est celui de { $source }, celui de la politique { $policy }
error-budget-lack-other-time = la réponse porte sur un autre moment que celui qui était demandé
error-budget-lack-no-figure = rien ne se trouve à { $pointer } dans la réponse de { $source }
error-budget-lack-no-instant = aucun instant ne se trouve à { $pointer } dans la réponse de { $source }
error-budget-lack-file = { $path } n’a pas la forme de gonogo (ligne { $line } : { $words })
error-budget-lack-no-file = { $path } n’est pas dans le dossier de travail du job
error-budget-lack-no-openslo = { $path } n’est pas dans le dépôt au commit de la politique
error-budget-lack-not-in-file = { $path } n’a pas d’objectif { $id }
error-budget-lack-which = il faut exactement un de `total` avec `bad`, `bad_minutes`, `error_ratio` et `remaining_ratio`
error-budget-lack-self-declared = { $path } a pu être écrit par le changement que l’on juge
error-budget-lack-openslo = { $path } : { $fault }
error-budget-lack-openslo-range = les requêtes de { $path } ne portent pas sur { $of ->
        [slice] la tranche de temps
       *[window] la fenêtre
    } ({ $length })
error-budget-lack-range = la requête { $query } porte sur { $range }, et { $of ->
        [slice] la tranche de temps est de { $length }
       *[window] la fenêtre est { $length }
    }
error-budget-lack-modifier = la requête { $query } regarde un autre moment avec `offset` ou `@`, et personne ne peut dire de quand datent ses chiffres
error-budget-lack-share = l’objectif { $text } ressemble à une proportion ; écrire un pourcentage comme 99.9
error-budget-lack-no-timezone = le début d’une période du calendrier dépend de l’horloge, et la politique ne nomme pas de `timezone`
error-budget-lack-lookback = { $kind ->
        [twice] la durée { $text } figure une deuxième fois dans `error_ratios`
       *[none] { $text } n’est pas une durée comme `1h`, dans `error_ratios`
    }

# Pourquoi le rythme n’est pas connu.
error-budget-untold-range = { $has-range ->
        [no] les requêtes n’ont pas de `{ "{{.window}}" }`
       *[other] les requêtes n’ont ni `{ "{{.window}}" }` ni durée de { $range }
    }
error-budget-untold-source = cette source ne le dit pas
error-budget-untold-file = le fichier n’a pas d’`error_ratios`
error-budget-untold-lookback = une durée n’a pas de chiffres

# Le tableau.
error-budget-column-slo = objectif
error-budget-column-left = reste
error-budget-column-spent = dépensé
error-budget-column-pace = rythme
error-budget-column-state = ce qui peut partir
error-budget-row-left = { $bar } { $left } %
error-budget-row-spent = { $unit ->
        [events] échecs : { $spent } sur { $allowed }
        [minutes] minutes mauvaises : { $spent } sur { $allowed }
       *[none] –
    }
error-budget-row-pace = { $has-rate ->
        [yes] { $rate } ×{ $lasts ->
            [time] , épuisé dans { $lasts-seconds }
            [period] , tient la période
            [window] , tient au-delà de la fenêtre
           *[other] {""}
        }{ $alarm ->
            [page] {" "}(alerte)
            [ticket] {" "}(ticket)
           *[none] {""}
        }
       *[no] –
    }
error-budget-state = { $state ->
        [normal] tout
        [reinforced] rien de risqué
        [bugfix-only] correctifs, sécurité
        [freeze] sécurité
        [low-traffic] trop peu d’événements
       *[unknown] inconnu
    }{ $counts ->
        [no] {" "}(ne compte pas)
       *[yes] {""}
    }

# Sur une page.
error-budget-heading = Budgets d’erreur
error-budget-bar-state = peut partir : { $may }
error-budget-bar-left = reste { $left } %
error-budget-bar-tier = { $tier ->
        [reinforced] sous { $percent } % : rien de risqué
        [bugfix-only] sous { $percent } % : correctifs, sécurité
       *[freeze] à { $percent } % : sécurité seule
    }
error-budget-bar-end = au rythme actuel
error-budget-bar-lasts = { $lasts ->
        [time] épuisé dans { $lasts-seconds }
        [period] suffit jusqu’à la fin de la période
        [window] suffit au-delà de la fenêtre
        [never] rien ne se dépense
        [none] il ne reste rien
       *[unknown] inconnu
    }
error-budget-bar-target = objectif
error-budget-bar-objective = { $has-target ->
        [yes] { $target } % sur { $window }
       *[no] sur { $window }
    }
error-budget-bar-rate = { $rate } ×{ $has-limit ->
        [yes] {" "}(limite { $limit })
       *[no] {""}
    }
error-budget-event-gone = Au rythme actuel, il ne reste plus rien de { $slo }
error-budget-event-period = Une nouvelle période de { $slo } commence

# Fautes de la politique.
policy-error-budget-no-id = `{ $text }` n’est pas un nom d’objectif ; écrire des lettres, des chiffres, `-`, `_` et `.`, 60 au plus
policy-error-budget-no-target = `{ $text }` n’est pas un objectif ; écrire un pourcentage comme 99.9
policy-error-budget-no-budget = un objectif de `{ $text }` % ne laisse aucun budget : rien ne doit jamais échouer ; écrire moins de 100
policy-error-budget-no-objective = un objectif de `{ $text }` % n’en est pas un : tout peut échouer ; écrire plus de 0
policy-error-budget-share = `{ $text }` ressemble à une proportion ; écrire un pourcentage comme 99.9
policy-error-budget-no-window = `{ $text }` n’est pas une fenêtre ; écrire `30d`, ou avec `kind: calendar` `week`, `month`, `quarter` ou `year`
policy-error-budget-window-kind = { $kind ->
        [calendar] avec `kind: calendar` la fenêtre est `week`, `month`, `quarter` ou `year`
       *[rolling] une fenêtre glissante est une durée comme `30d` ; pour une période du calendrier, dire `kind: calendar`
    }
policy-error-budget-no-timezone = le début d’une période du calendrier dépend de l’horloge : nommer un `timezone`, ici ou pour toute la politique
policy-error-budget-no-percent = `{ $text }` n’est pas un pourcentage du budget entre 0 % et 100 % ; écrire `20%`
policy-error-budget-no-count = `{ $text }` n’est pas un nombre d’événements ; écrire un nombre entier, ou `auto`
policy-error-budget-no-server = `{ $text }` n’est pas l’adresse d’un serveur, comme https://prometheus.example.com, sans utilisateur ni mot de passe
policy-error-budget-no-pointer = `{ $text }` n’est pas un pointeur JSON, comme /data/remaining
policy-error-budget-no-site = `{ $text }` n’est pas un site de Datadog, comme datadoghq.eu
policy-error-budget-no-variable = `{ $text }` n’est pas un nom de variable d’environnement, comme PROMETHEUS_TOKEN
policy-error-budget-reserved-variable = `{ $text }` appartient au runner ou à gonogo, et son contenu n’est pas destiné à ce serveur ; nommer une autre variable
policy-error-budget-no-slo = aucun objectif n’est nommé : rien ne serait jugé
policy-error-budget-too-many = plus de { $limit } objectifs
policy-error-budget-same-id = `{ $id }` est nommé une deuxième fois
policy-error-budget-same-id-related = d’abord ici
policy-error-budget-no-label = aucun objectif n’a le label `{ $label }` : rien ne compterait
policy-error-budget-tiers = les paliers doivent descendre : `reinforced`, puis `bugfix-only`, puis `freeze`
policy-error-budget-source-needs = cette source ne dit pas `{ $key }` : l’écrire à côté de `id`
policy-error-budget-two-credentials = `basic` et `bearer` s’excluent : n’en garder qu’un
policy-error-budget-two-credentials-related = l’autre
policy-error-budget-queries = écrire `good` et `total`, ou `errors` et `total`, ou `error-ratio` seul
policy-error-budget-query = les parenthèses ou les guillemets de la requête ne sont pas fermés, ou elle est vide
policy-error-budget-needs-window = sur une période du calendrier, la requête a besoin de `{ "{{.window}}" }` comme durée : `increase(calls_total[{ "{{.window}}" }])`
policy-error-budget-other-window = la requête porte sur `{ $range }`, et la fenêtre est `{ $window }` ; écrire `{ "{{.window}}" }` à la place
policy-error-budget-modifier = avec `offset` ou `@`, la requête regarde un autre moment, et personne ne peut dire de quand datent ses chiffres ; l’écrire sans
