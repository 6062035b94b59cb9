# Les mots du contrôle npm-audit.

npm-audit-clean = { $counted ->
        [no] Rien de bloquant
       *[yes] { $packages ->
            [0] 0 paquet
            [one] 1 paquet
           *[other] { $packages } paquets
        }{ $files ->
            [one] {""}
           *[other] {" "}dans { $files } fichiers
        }, rien de bloquant
    }{ $below ->
        [0] {""}
       *[other] {" "}; { $below } sous le seuil
    }{ $allowed ->
        [0] {""}
        [one] {" "}; 1 toléré
       *[other] {" "}; { $allowed } tolérés
    }{ $known ->
        [0] {""}
       *[other] {" "}; { $known } aussi sur la branche de base
    }{ $due ->
        [0] {""}
       *[other] {" "}; { $due } à corriger à temps
    }
    .explain = Chaque paquet installé a été cherché dans les avis du registre, et aucun ne bloque : ils sont sous `fail-on`, tolérés par la politique, déjà sur la branche de base avec `scope: new`, ou encore dans le délai de `fix-within`.
npm-audit-malware = Logiciel malveillant : { $package }{ npm-audit-versions }{ npm-audit-way } ({ npm-audit-ids }){ npm-audit-in }
    .lift = N’importe qui : le retirer tout de suite, et tenir pour volés tous les secrets des machines qui l’ont installé. Il ne peut pas être toléré.
    .explain = Un avis dit que le paquet est lui-même une attaque (CWE-506, ou « Malware in » dans son titre). Il bloque quelle que soit sa gravité, et aucune entrée de `allow` n’y change rien.
npm-audit-vulnerable = { npm-audit-what }{ npm-audit-way }{ npm-audit-fixed } ({ npm-audit-ids }){ npm-audit-in }{ $due ->
        [over] {" "}(le délai pour corriger a pris fin le { $since })
        [unknown] {" "}(sa date de publication n’est pas connue : le délai compte comme dépassé{ $has-reason ->
            [yes] {" "}; { $reason }
           *[no] {""}
        })
       *[none] {""}
    }
    .lift = { npm-audit-mend }
    .explain = Un registre connaît une vulnérabilité, au seuil `fail-on` de la politique ou au-dessus, dans une version que le lockfile installe. La phrase dit le chemin qui y mène et, si la plage de l’avis le permet, la première version qui ne l’a plus.
npm-audit-more = { $count ->
        [one] 1 autre paquet est vulnérable
       *[other] { $count } autres paquets sont vulnérables
    }
    .lift = N’importe qui : voir le tableau du rapport complet.
    .explain = Dix paquets ont une ligne à eux ; le tableau du résumé et du rapport complet les a tous.
npm-audit-fix-due = { npm-audit-what }{ npm-audit-way }{ npm-audit-fixed } ({ npm-audit-ids }){ npm-audit-in } : à corriger avant le { $until }
    .lift = { npm-audit-mend }
    .explain = `fix-within` dans la politique laisse un délai à partir de la publication d’un avis. Jusque-là, la vulnérabilité est un avertissement ; ensuite elle bloque.
npm-audit-no-lockfile = Il n’y a pas de lockfile à { $path }
    .lift = N’importe qui : committer le lockfile que `npm install` écrit, ou nommer le bon chemin sous `lockfiles`. Pour pnpm, yarn et bun, nommer un rapport sous `reports`.
    .explain = Le contrôle lit ce qui sera installé dans package-lock.json ou npm-shrinkwrap.json au commit jugé. Sans lockfile, personne ne sait ce qui sera installé.
npm-audit-not-known = { $path } n’a pas pu être audité : { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : voir la raison indiquée ; valider le lockfile que `npm install` écrit, faire écrire le rapport de nouveau, ou relancer quand le registre répond.
    .explain = Le lockfile, le rapport ou la réponse du registre n’a pas pu être lu en entier. Ce qui n’est pas connu n’est jamais tenu pour sain.
npm-audit-lockfile-doubtful = Le lockfile { $path } ne dit pas ce qui sera installé : { $kind ->
        [name] { $what } a un nom qu’aucun registre ne peut avoir
        [version] { $what } n’a pas de version que npm puisse lire
        [tarball] { $what } viendrait d’une archive d’un autre nom ou d’une autre version, ou dont l’adresse ne le montre pas
        [unfixed] { $what } serait pris par `http:`, et aucun `integrity` ne dit ce qui doit arriver
        [source] { $what } viendrait d’un dépôt, d’un fichier ou d’un dossier qu’aucun package.json ne demande
        [halves] { $what } est autre chose dans la moitié d’après laquelle npm 6 installe
        [missing] { $what } est demandé{ $has-by ->
            [yes] {" "}par { $by }
           *[no] {" "}par package.json
        } et n’y est pas
       *[unfit] { $has-by ->
            [yes] { $by }
           *[no] package.json
        } demande { $what } { $wanted }, et le lockfile a une autre version
    }{ $more ->
        [0] {""}
        [one] {" "}(et 1 autre défaut)
       *[other] {" "}(et { $more } autres défauts)
    }
    .lift = N’importe qui : lancer `npm install` et committer le lockfile obtenu.
    .explain = Un lockfile qui ne va pas avec son package.json, ou dont npm ne pourrait pas installer des entrées, ne dit pas ce qui sera livré.
npm-audit-registry-skipped = { $path } n’a pas été audité : { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : relancer quand le registre répond à nouveau.
    .explain = Le registre n’a pas répondu, et la politique dit `on-registry-error: warn`. Le contrôle n’a alors rien à dire ; ce n’est pas un GO pour autant.
npm-audit-base-unknown = Ce que la branche de base a de { $path } n’est pas connu, donc tout compte : { $reason }
    .lift = Rien à faire : le contrôle n’en est que plus strict.
    .explain = Avec `scope: new`, seul compte ce que la branche de base n’a pas. Son lockfile n’a pas pu être audité, donc tout compte comme nouveau.
npm-audit-no-report = Il n’y a pas de rapport d’audit à { $path }
    .lift = Responsable du workflow : faire écrire { $path } par une étape précédente, par exemple avec `npm audit --json`.
    .explain = La politique nomme sous `reports` un rapport d’un gestionnaire de paquets, et il n’est pas dans le dossier de travail du job.
npm-audit-report-withholds = Le rapport { $path } compte des vulnérabilités ({ npm-audit-severity }) qu’il n’énumère pas
    .lift = Responsable du workflow : faire écrire le rapport sans l’option qui en omet, comme `--audit-level`.
    .explain = Le rapport n’a été écrit que pour les vulnérabilités les plus graves, et la politique porte aussi sur d’autres. Ce qui n’est pas énuméré ne peut pas être jugé.
npm-audit-self-declared = Le rapport { $path } a pu être écrit par le changement que l’on juge
    .lift = Qui peut changer la politique : laisser gonogo interroger le registre (`lockfiles`), ou dire `trust: workspace` pour ce rapport.
    .explain = Sur une pull request, le job exécute du code du changement, qui peut écrire n’importe quel rapport. Il ne compte que si la politique dit `trust: workspace` pour lui.
npm-audit-taken-on-trust = Le rapport { $path } est une auto-déclaration : c’est le job qui l’a écrit
    .lift = Rien à faire ; avec `lockfiles` au lieu de `reports`, gonogo interroge lui-même le registre.
    .explain = Un rapport du dossier de travail dit ce que le job y a écrit. La politique le croit sur parole.
npm-audit-not-audited = { $count ->
        [one] 1 paquet n’a pas été audité
       *[other] { $count } paquets n’ont pas été audités
    } : { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
    .lift = Rien à lever ; vérifier ces paquets à la main.
    .explain = Les paquets venus de Git, de fichiers et de dossiers, et ceux dont le scope appartient à un autre registre, ne font pas l’objet d’une question : le registre n’en sait rien, et leurs noms ne regardent personne. D’un paquet venu d’une adresse que package.json nomme, nul ne sait quelle version s’y trouve.
npm-audit-git-below = { $count ->
        [one] 1 paquet viendrait
       *[other] { $count } paquets viendraient
    } de Git parce qu’un autre paquet le veut : { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }. Le registre a été interrogé sur la version du lockfile, que rien ne prouve
    .lift = Qui connaît le projet : regarder ces dépôts, ou prendre le paquet du registre avec `overrides`.
    .explain = Un paquet peut dépendre d’un dépôt Git. Seul le lockfile le dit, et lui seul dit quelle version s’y trouve.
npm-audit-own-packages = { $count ->
        [one] 1 paquet en apporte
       *[other] { $count } paquets en apportent
    } d’autres : { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }. Leur contenu a été audité tel que le lockfile l’énumère
    .lift = Rien à lever ; vérifier à la main ce qu’ils apportent.
    .explain = Un paquet peut en contenir d’autres dans son archive (`bundleDependencies`), ou avoir son propre lockfile (`npm-shrinkwrap.json`). npm installe ce qui s’y trouve, quoi qu’en dise le lockfile du projet.
npm-audit-foreign-source = D’après { $path }, des paquets viendraient d’ailleurs que du registre, qui ne sait rien de ce qui s’y trouve : { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }
    .lift = Qui peut modifier la politique : si c’est un miroir à vous, le nommer sous `mirrors`. Sinon, n’importe qui : supprimer `node_modules` et le lockfile, lancer `npm install` avec le registre du projet, et committer le lockfile obtenu.
    .explain = Les avis portent sur ce que contient le registre. Un lockfile peut donner n’importe quelle adresse pour n’importe quel paquet, et son `integrity` n’est que sa propre parole sur ce qui s’y trouve. Les archives ne comptent donc que si elles viennent du registre, de ceux que nomme le `.npmrc` au commit de la politique, ou des `mirrors` de la politique.
npm-audit-variable-unset = Le `.npmrc` demande ce qui n’a pas de valeur : { $names }. Rien n’est montré à ce registre
    .lift = Responsable du workflow : passer la variable au job avec `env:`.
    .explain = Le `.npmrc` au commit de la politique a un jeton sous forme de variable que le job n’a pas. Le registre a été interrogé sans lui.
npm-audit-allow-unused = La politique tolère { $id }, qui { $found ->
        [yes] a été trouvé, mais pas dans ce paquet ou pas par ce chemin
        [cve] n’a pas été trouvé : un registre ne donne pas de CVE
       *[no] n’a pas été trouvé
    }
    .lift = Qui peut changer la politique : { $found ->
        [cve] écrire la GHSA de l’avis à la place, ou retirer l’entrée.
       *[other] retirer l’entrée.
    }
    .explain = Une entrée de `allow` qui ne sert à rien est un trou qui attend. Mieux vaut la retirer.
npm-audit-allow-expired = La politique tolérait { $id } jusqu’au { $expires } : { $reason }
    .lift = { $has-owner ->
        [yes] { $owner } :
       *[no] Qui peut changer la politique :
    } corriger et retirer l’entrée, ou décider à nouveau avec une autre date.
    .explain = Le dernier jour d’une entrée de `allow` est passé. Elle ne tolère plus rien.
npm-audit-allow-reopened = { $id } est plus grave que le niveau ({ npm-audit-severity }) que la politique tolère
    .lift = { $has-owner ->
        [yes] { $owner } :
       *[no] Qui peut changer la politique :
    } y regarder de nouveau, puis corriger ou tolérer tel quel.
    .explain = Une entrée de `allow` dit quelle gravité a été acceptée. L’avis est noté plus haut maintenant, donc l’entrée ne compte pas.
npm-audit-allow-other-ways = { $id } n’est toléré que par le chemin { $path }, et le paquet est atteint par d’autres aussi
    .lift = Qui peut changer la politique : regarder les autres chemins dans le rapport, et les tolérer tous, ou aucun.
    .explain = Une entrée de `allow` avec un `path` ne tolère une copie que si chaque chemin qui y mène est toléré.

npm-audit-what = { $count ->
        [one] 1 vulnérabilité ({ npm-audit-severity })
       *[other] { $count } vulnérabilités (au pire : { npm-audit-severity })
    } { $kind ->
        [dev] pour le développement seulement
        [optional] dans ce qui est optionnel
        [dev-optional] pour le développement, ou dans ce qui est optionnel
       *[prod] en production
    } : { $package }{ npm-audit-versions }
npm-audit-severity = { $severity ->
        [info] info
        [low] faible
        [moderate] modérée
        [high] élevée
       *[critical] critique
    }
npm-audit-versions = { $has-versions ->
        [yes] {" "}{ $versions }{ $more-versions ->
            [0] {""}
            [one] {" "}et 1 autre
           *[other] {" "}et { $more-versions } autres
        }
       *[no] {""}
    }
npm-audit-way = { $way ->
        [deep] {" "}par { $through }
       *[other] {""}
    }
npm-audit-fixed = { $fixed ->
        [at] , corrigée en { $fix }
        [above] , corrigée au-dessus de { $fix }
       *[none] , pas de version corrigée connue
    }
npm-audit-ids = { $ids }{ $more-ids ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more-ids } autres
    }
npm-audit-in = { $several ->
        [yes] {" "}dans { $file }
       *[no] {""}
    }
npm-audit-mend = { $fixed ->
        [none] N’importe qui : voir dans l’avis si une version en est exempte, et prendre une version plus récente de { $package }, ou le remplacer.
       *[other] { $way ->
            [direct] N’importe qui : prendre une version plus récente de { $package } dans package.json et lancer `npm install`.
            [deep] N’importe qui : mettre { $package } à jour avec `npm update` ; si cela ne suffit pas, prendre une version plus récente de { $head }.
           *[unknown] N’importe qui : prendre une version plus récente de { $package } ; si rien ne le demande, `npm prune` le retire.
        }
    } Ou tolérer l’avis dans la politique, avec une raison et une date de fin.
npm-audit-kind = { $kind ->
        [dev] développement
        [optional] optionnel
        [dev-optional] développement ou optionnel
       *[prod] production
    }
npm-audit-asked = { $path } : { $packages ->
        [0] {""}
        [one] 1 paquet,{" "}
       *[other] { $packages } paquets,{" "}
    }{ $found ->
        [0] aucun avis
        [one] 1 avis
       *[other] { $found } avis
    } ({ $from ->
        [registry] demandé à { $source }
       *[report] rapport de { $source }
    })
npm-audit-heading = Vulnérabilités des paquets npm
npm-audit-event = { $kind ->
        [allowed] La tolérance pour { $package } ({ $id }) prend fin
       *[within] Le délai pour corriger { $package } ({ $id }) est écoulé
    }
npm-audit-column-package = Paquet
npm-audit-column-severity = Gravité
npm-audit-column-advisory = Avis
npm-audit-column-way = Chemin
npm-audit-column-fix = Corrigé
npm-audit-column-state = État
npm-audit-column-file = Lockfile
npm-audit-row-package = { $package }{ $has-versions ->
        [yes] {" "}{ $versions }
       *[no] {""}
    }
npm-audit-row-severity = { npm-audit-severity }, { $kind }
npm-audit-row-advisory = { $id } : { $title }
npm-audit-row-fix = { $fixed ->
        [at] en { $fix }
       *[above] au-dessus de { $fix }
    }
npm-audit-row-state = { $state ->
        [malware] malveillant
        [blocks] bloque
        [overdue] bloque : délai dépassé
        [date-unknown] bloque : date inconnue
        [within] jusqu’au { $until }
        [allowed] toléré jusqu’au { $until } : { $reason }
        [known] aussi sur la branche de base
       *[below] sous le seuil
    }
npm-audit-more-rows = { $count ->
        [one] Et 1 de plus.
       *[other] Et { $count } de plus.
    }

policy-npm-audit-no-lockfile = `{ $text }` n’est pas un lockfile de npm ; un chemin finit par package-lock.json ou npm-shrinkwrap.json
policy-npm-audit-other-lockfile = `{ $text }` n’est pas lu ; faire écrire un rapport par son gestionnaire de paquets, et le nommer sous `reports`
policy-npm-audit-two-stars = `**` n’est pas compris dans `{ $text }` ; écrire un `*` pour chaque dossier
policy-npm-audit-cve = un CVE ne va qu’aux rapports qui le nomment : un registre ne le dit pas, donc écrire le GHSA de l’avis
policy-npm-audit-number = les numéros d’avis changent ; écrire le GHSA de l’avis, à la fin de son adresse
policy-npm-audit-no-advisory = `{ $text }` n’est pas un avis ; cela ressemble à GHSA-xvch-5gv4-984h
policy-npm-audit-no-package = `{ $text }` n’est pas un nom de paquet, comme left-pad ou @scope/left-pad
policy-npm-audit-no-tree-path = `{ $text }` n’est pas un chemin dans l’arbre, comme mkdirp>minimist
policy-npm-audit-no-day = `{ $text }` n’est pas un jour, comme 2026-12-31
policy-npm-audit-no-registry = `{ $text }` n’est pas l’adresse d’un registre, comme https://registry.npmjs.org/
policy-npm-audit-same-report = `{ $path }` est nommé une deuxième fois
policy-npm-audit-allowed-twice = `{ $id }` est toléré une deuxième fois pour la même chose
policy-npm-audit-allowed-twice-related = d’abord ici
policy-npm-audit-expired = `{ $id }` n’est plus toléré : son dernier jour était le { $day }
policy-npm-audit-expires-soon = `{ $id }` est toléré jusqu’au { $day } ; corriger, ou décider à nouveau d’ici là
