# Notes de version : titres et compte de tous les commits.

notes-breaking = Ruptures de compatibilité
notes-security = Sécurité
notes-features = Nouveautés
notes-fixes = Corrections
notes-performance = Performances
notes-reverts = Annulations
notes-other = Divers
notes-unreleased = Pas encore publié
notes-bots = Par des robots
notes-by-bots = Par des robots : { $count ->
        [one] { $count } changement
       *[other] { $count } changements
    }
notes-first = Première contribution :
notes-thanks = Réalisé par
notes-breaks = Ce qui casse : { $what }
notes-counts = { $commits ->
        [0] Aucun commit.
        [one] { $commits } commit : { $parts }.
       *[other] { $commits } commits : { $parts }.
    }
notes-listed = { $count ->
        [one] { $count } cité
       *[other] { $count } cités
    }
notes-others = { $count } divers
notes-internal = { $count ->
        [one] { $count } interne
       *[other] { $count } internes
    }
notes-reverted = { $count ->
        [one] { $count } annulé
       *[other] { $count } annulés
    }
notes-merges = { $count ->
        [one] { $count } fusion
       *[other] { $count } fusions
    }
notes-more = … { $count } de plus
notes-all-changes = Tous les changements
notes-no-message = (sans message)
notes-template = { $kind ->
        [private-use] { $place } contient un caractère à usage privé, qui tient ici lieu de valeur
        [syntax] { $place } n’est pas un modèle : { $detail }
        [not-there] { $place } utilise quelque chose qui n’existe pas : { $detail }
        [unknown] { $place } nomme une valeur qui n’existe pas
        [no-text] { $place } montre une liste ou un tableau à la place d’un texte
        [fuel] { $place } demande trop d’étapes
        [too-long] { $place } écrit plus de { $limit } Mio
        [broken] { $place } découpe une valeur
        [place] { $place } met une valeur dans une balise, un commentaire ou une adresse : { $detail }
        [stray] { $place } met une valeur après un `<` ou un `](` qui n’ouvre rien : { $detail }
       *[other] { $place } ne peut pas être suivi : { $detail }
    }
    .remedy = { $kind ->
        [private-use] Le retirer : les lettres et les signes d’usage courant ont d’autres codes.
        [not-there] Il y a les filtres `length` et `join`, ni tests, ni fonctions, ni autres modèles.
        [unknown] La documentation cite chaque valeur ; ce qui peut manquer vaut `none`, et `if` le demande.
        [no-text] La parcourir avec `for`, ou réunir ses textes avec `join`.
        [fuel] Des boucles dans des boucles sont longues, et un modèle n’entre en lui-même que { $depth } fois.
        [too-long] Lui faire écrire moins.
        [broken] Montrer les valeurs telles quelles : ni parties, ni lettres isolées.
        [place] La mettre dans le texte à côté, ou prendre une adresse proposée, comme `compare`.
        [stray] Fermer la balise ou l’adresse avant la valeur, ou écrire `&lt;` et `\\[`.
       *[other] Corriger cette ligne. La documentation a un exemple.
    }
app-notes-template-heading = { $path } doit commencer par un titre qui nomme la version, pour que le journal ne l’ait qu’une fois
    .remedy = Le faire commencer par `{ "{{ hashes }} {{ heading }}" }`.
notes-changelog = Journal des modifications

app-notes-no-audience = La politique ne connaît pas de public { $name }
    .remedy = En nommer un sous `notes: audiences:`.
app-notes-unwritten = { $path } n’a pas pu être écrit : { $error }
app-notes-untagged = Ce qui n’est pas encore publié n’entre pas dans le journal des modifications
    .remedy = Poser d’abord un tag sur le commit, ou nommer la version : `gonogo notes v1.4.0 --write`.
app-notes-unclosed = { $path } se termine par un bloc de code ou un commentaire que rien ne ferme : les notes y seraient cachées
    .remedy = Le fermer, puis relancer.
app-notes-kept = { $path } contient déjà { $tag } et reste inchangé.
app-notes-written = { $tag } figure maintenant dans { $path }.
app-notes-labels = { $path } trie par étiquettes de pull requests, que seul GitHub connaît. { $sorted ->
        [types] Trié par types de commits à la place.
       *[without] Aucune ne compte ici.
    }
app-notes-release-file = { $path } ne peut pas être lu comme configuration de notes de version de GitHub
    .remedy = Le corriger, ou nommer des `groups` sous `notes` dans la politique : il n’est alors pas lu.
app-notes-unreleased = { $tag } n’a pas eu de GO et ne compte donc pas comme publié : ce qu’il apportait figure ici.
app-notes-no-ancestor = { $tag } viendrait avant, mais n’est pas dans cet historique : ce tag est laissé de côté.
app-notes-previous-elsewhere = { $previous } n’est pas dans l’historique de { $head } : rien ne peut être donné pour nouveau depuis
    .remedy = Nommer une version, un tag ou un commit qui vient avant ; sans `--previous`, il est trouvé.
app-notes-from-github = { $reason }. La version est donc lue par l’API de GitHub.
app-notes-no-record = { $path } n’est pas un enregistrement de `gonogo notes --record`
    .remedy = En faire un avec `gonogo notes --github --record FICHIER`.
app-notes-not-recorded = L’enregistrement est celui d’une autre version que { $what }
    .remedy = En faire un de celle-ci : `gonogo notes { $what } --github --record FICHIER`.
app-notes-other-repository = L’enregistrement { $path } est celui de { $recorded }, non de { $asked }
    .remedy = Retirer `--repo`, ou en faire un enregistrement : `gonogo notes --repo { $asked } --github --record FICHIER`.
app-notes-need-clone = Les fichiers que touche un commit ne se lisent que dans un clone, et `notes` de la politique a `paths`
    .remedy = Lancer la commande dans un clone avec tout l’historique : `actions/checkout` avec `fetch-depth: 0`.
app-notes-needs-tag = Les notes de version se publient pour un tag, et aucun n’est nommé
    .remedy = Lancer l’action au push d’un tag, ou en nommer un par l’entrée `tag` ; en ligne de commande : `gonogo notes TAG --github --publish`.
app-notes-other-decision = La preuve { $path } mène à une autre décision que celle qu’elle contient
    .remedy = Écrire les notes avec la version de gonogo qui a décidé, et le fichier tel qu’il a été écrit.
app-notes-other-release = La preuve { $path } n’est pas celle de { $tag } au commit { $commit }
    .remedy = Transmettre la preuve de l’exécution qui a jugé ce tag ; voir `evidence` dans `workflows/release.yml`.
app-notes-needs-evidence = La politique a des contrôles : les notes ne se publient donc qu’avec la preuve de leur décision
    .remedy = Transmettre la preuve de l’exécution du contrôle par l’entrée `evidence`, comme le fait `workflows/release.yml`.
app-notes-other-environment = La preuve { $path } est celle de { $found }, pas celle de { $wanted }
    .remedy = Transmettre la preuve de l’exécution pour { $wanted }, ou nommer l’environnement.
app-notes-no-status = { $tag } est GO d’après la preuve, mais rien ne le dit sur son commit { $commit }
    .remedy = Transmettre la preuve d’une exécution qui a publié sa décision, non d’un essai (`dry-run`). Avec `report: check-run` ou `none`, donner cette entrée ici aussi.
app-notes-refused-since = { $tag } était GO, mais son commit { $commit } a depuis un autre statut
    .remedy = Décider à nouveau : relancer le workflow de livraison pour le tag.
app-notes-other-record = Le statut du commit { $commit } de { $tag } nomme une autre preuve que { $path }
    .remedy = Transmettre la preuve de l’exécution qui a posé le statut.
app-notes-not-go = { $tag } est { $decision } : ses notes ne sont pas publiées
    .remedy = Les publier quand la décision est GO.
app-notes-released = { $what ->
        [drafted] { $tag } a désormais une release en brouillon
        [created] { $tag } a désormais une release sur GitHub
        [updated] La release de { $tag } a désormais les nouvelles notes
        [unchanged] La release de { $tag } a déjà ces notes
       *[nothing] { $tag } n’a pas de release sur GitHub, et la politique n’en crée pas
    }{ $has-url ->
        [yes] {" "}: { $url }
       *[no] .
    }
app-notes-template-open = { $path } laisse ouvert un commentaire, un bloc de code ou un élément HTML : ce qui suit les notes y serait caché, ou en serait altéré
    .remedy = Le fermer dans le modèle.
app-notes-template-cut = Le modèle écrit plus que ce que peut contenir une release sur GitHub : les notes sont dans la forme intégrée, abrégées.
app-notes-no-newcomers = Impossible de savoir qui contribue pour la première fois : { $reason }
app-notes-odd = { $commit } est presque un Conventional Commit : { $kind ->
        [no-blank] il manque une espace après le deux-points
        [empty-scope] les parenthèses sont vides
        [unread] il parle d’une rupture d’une façon que rien ne lit ; écrire `feat!: …`, ou un pied de message `BREAKING CHANGE: …` après une ligne vide
       *[loose-footer] `BREAKING CHANGE:` ne compte qu’en majuscules, après une ligne vide
    }.
app-notes-odd-more = { $count ->
        [one] Un autre commit est presque un Conventional Commit
       *[other] { $count } autres commits sont presque des Conventional Commits
    }.
app-next-version-nothing = Rien n’a changé depuis { $last }
    .remedy = Rien à faire : il n’y a rien à publier.
app-next-version-taken = Les changements demandent { $tag }, mais ce tag se trouve déjà sur un commit hors de cet historique
    .remedy = Fusionner ce commit, ou choisir une version à la main.
app-next-version-too-large = Aucune version ne peut suivre { $tag } : son numéro serait trop grand
    .remedy = Choisir une version à la main.
app-next-version-why = { $has-last ->
        [no] Rien n’a encore été publié.
       *[yes] { $step ->
            [major] { $count ->
                [one] Un changement rompt
               *[other] { $count } changements rompent
            } la compatibilité depuis { $last } : { $first } ({ $commit }).
            [minor] { $count ->
                [one] Une nouveauté
               *[other] { $count } nouveautés
            } depuis { $last } : { $first } ({ $commit }).
           *[patch] Depuis { $last }, rien de nouveau, et rien ne casse{ $near ->
                [yes] , à moins que les commits nommés ci-dessus ne le veuillent
               *[no] {""}
            }.
        }
    }

policy-notes-prefix = `{ $text }` ne peut pas commencer un tag ; écrire des lettres, des chiffres et `._/@+-`, par exemple `v`
policy-notes-audience = `{ $text }` n’est pas un nom de public ; écrire des lettres, des chiffres, `-` et `_`, 60 au plus
policy-notes-author = `{ $text }` n’est pas le nom d’un compte ou d’un robot
policy-notes-empty-group = rien n’irait dans le groupe `{ $title }` : nommer `types` ou `labels`, ou écrire `breaking: true`
