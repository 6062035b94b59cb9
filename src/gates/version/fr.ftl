# Les mots du contrôle version.

version-right = { $has-last ->
        [yes] { $tag } suit { $last }{ $asked ->
            [major] , un incrément suffisant au vu des ruptures apportées depuis
            [minor] , un incrément suffisant au vu des nouveautés apportées depuis
            [patch] , un incrément suffisant au vu des corrections apportées depuis
           *[none] {""}
        }
       *[no] Aucune version stable ne précède { $tag } dans son historique
    }
    .explain = Le tag est une version, sur une branche d’où l’on peut livrer, supérieure à ce qui a été livré avant, et d’un incrément qui n’est pas plus petit que celui que demandent les commits apportés depuis.
version-no-tag = Aucun tag n’est jugé
    .explain = Ce contrôle juge les tags. Une pull request ou un commit n’a pas encore de version ; `gonogo next-version` indique la prochaine.
version-not-a-version = Le tag { $tag } n’est pas une version
    .lift = Qui peut pousser des tags : poser sur le commit un tag de version, par exemple { $example }. Ce qui précède la version est `tag-prefix` sous `notes` dans la politique.
    .explain = Le nom du tag n’est pas une version selon Semantic Versioning 2.0.0 après le préfixe de la politique, ou après `v` ou rien si elle n’en a pas.
version-unreachable = { $count ->
        [one] Le commit de { $tag } n’est pas sur la branche { $branches }
       *[other] Le commit de { $tag } n’est sur aucune des branches { $branches }
    }
    .lift = Qui peut fusionner : le fusionner, puis poser le tag là. Ou nommer la branche sous `branches` dans la politique.
    .explain = Ce qui est livré vient de la branche par défaut, ou d’une de celles que nomme la politique : seul ce qui s’y trouve a été relu comme le veulent les règles de cette branche.
version-elsewhere = { $count ->
        [one] { $others } est la même version sur un autre commit, { $commit }
       *[other] { $others } sont la même version sur d’autres commits, le premier d’entre eux sur { $commit }
    }
    .lift = Qui peut pousser des tags : choisir la version suivante. Rien ne distingue deux contenus publiés sous un seul nom.
    .explain = Deux tags d’une même version sont deux contenus différents sous un seul nom. Ce qui suit `+` ne distingue pas les versions.
version-moved = Le tag { $tag } désigne désormais un autre commit
    .lift = Qui peut lancer des workflows : relancer le workflow, pour le tag tel qu’il est maintenant.
    .explain = Le tag a été déplacé entre deux lectures. Le commit jugé n’est pas celui qui serait livré.
version-not-greater = { $tag } n’est pas supérieur à { $others }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }, { $count ->
        [one] qui est dans son historique
       *[other] qui sont dans son historique
    }
    .lift = Qui peut pousser des tags : choisir une version supérieure ; ou, si { $others } { $count ->
        [one] est une erreur dont personne ne se sert, le supprimer
       *[other] sont des erreurs dont personne ne se sert, les supprimer
    }.
    .explain = Ce qui a été livré depuis la version précédente est aussi haut ou plus haut : une mise à jour ferait revenir en arrière. `require-greater: false` le permet.
version-too-small = { version-step } est trop petit : { version-why } demandent { $due }
    .lift = Qui peut pousser des tags : poser le tag { $due }, ou retirer ce qui le demande.
    .explain = Les commits apportés depuis la version précédente, selon leurs Conventional Commits, demandent un incrément plus grand. Les titres des pull requests sur GitHub ne comptent pas ici, seulement ceux que portent les commits : les autres peuvent changer après que chacun a regardé. `require-bump: off` permet tout incrément.
version-too-large = { version-step } est trop grand : { version-why } demandent { $due }
    .lift = Qui peut pousser des tags : poser le tag { $due }.
    .explain = Avec `require-bump: exact`, l’incrément est celui que demandent les commits apportés depuis la version précédente, et aucun autre.
version-step = { $is ->
        [major] Un incrément majeur
        [minor] Un incrément mineur
       *[patch] Un incrément correctif
    } de { $last } à { $tag }
version-why = { $asked ->
        [major] des ruptures
        [minor] des nouveautés
       *[patch] ses changements
    } ({ $commits }{ $more ->
        [0] {""}
        [one] , 1 autre
       *[other] , { $more } autres
    })
version-commit = { $commit } { $text }
version-unsigned = { $is ->
        [lightweight] Le tag { $tag } est un tag léger, qui ne peut pas être signé
        [unsigned] Le tag { $tag } n’est pas signé
       *[unverified] GitHub n’a pas pu vérifier la signature de { $tag } ({ $reason })
    }
    .lift = Qui peut pousser des tags : poser un tag signé (`git tag -s`), avec une clé que GitHub connaît comme la sienne.
    .explain = La politique demande `signed-tag` : un tag annoté dont GitHub a vérifié la signature.
version-near-miss = { $kind ->
        [unread] { $commit } parle d’une rupture d’une façon que rien ne lit : écrire `feat!: …`, ou un pied de message `BREAKING CHANGE: …` après une ligne vide
        [no-blank] { $commit } n’a pas d’espace après ses deux-points, et ne compte donc pour aucun type
        [empty-scope] { $commit } a des parenthèses vides, et ne compte donc pour aucun type
       *[loose-footer] { $commit } parle d’une rupture, mais pas dans un pied de message : `BREAKING CHANGE:` en capitales, après une ligne vide
    }
    .lift = N’importe qui : regarder s’il demande un incrément plus grand qu’il n’y paraît.
    .explain = Un commit est presque un Conventional Commit. Il compte pour ce qu’il est, ce qui peut être moins que ce qui était voulu.
version-unreleased = { $others } { $count ->
        [one] n’a pas de GO et ne compte donc pas comme publié : ce qu’il apportait compte ici
       *[other] n’ont pas de GO et ne comptent donc pas comme publiés : ce qu’ils apportaient compte ici
    }
    .lift = N’importe qui : il n’y a rien à faire.
    .explain = Un tag dont le commit a un statut de gonogo autre que GO n’a pas été publié, et là où d’autres ont un GO, un tag sans statut ne l’a pas été non plus. Ce qu’il apportait est jugé avec la version suivante, et figure dans ses notes.
version-not-known = Impossible de savoir si la version est la bonne : { $reason }
    .lift = { $remedy }
    .helps = N’importe qui : voir la raison indiquée, comme une permission manquante, puis relancer.
    .explain = Les tags, les commits ou les branches n’ont pas pu être lus en entier. Ce qui n’est pas connu n’est jamais tenu pour bon.
policy-version-branch = `{ $text }` n’est pas un nom de branche ; l’écrire en entier, sans `refs/heads/` ni `*`

# Sur une page.
version-heading = Version
version-told-this = tag
version-told-before = version stable précédente
version-told-first = aucune dans son historique
version-told-tag = { $tag } à { $sha }
version-told-taken = incrément choisi
version-told-step = { $step ->
        [major] majeur
        [minor] mineur
        [patch] correctif
       *[none] aucun
    }
version-told-commits = incrément demandé
version-told-asked = { version-told-step }, par { $count ->
        [one] 1 commit
       *[other] { $count } commits
    } depuis
version-told-above = aussi hautes ou plus hautes
