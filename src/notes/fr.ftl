# Notes de version : titres et compte de tous les commits.

notes-breaking = Ruptures de compatibilité
notes-security = Sécurité
notes-features = Nouveautés
notes-fixes = Corrections
notes-performance = Performances
notes-reverts = Annulations
notes-other = Divers
notes-unreleased = Pas encore publié
notes-bots = Par des robots
notes-by-bots = Par des robots : { $count ->
        [one] { $count } changement
       *[other] { $count } changements
    }
notes-thanks = Réalisé par
notes-breaks = Ce qui change : { $what }
notes-counts = { $commits ->
        [0] Aucun commit.
        [one] { $commits } commit : { $parts }.
       *[other] { $commits } commits : { $parts }.
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
notes-no-message = (sans message)
notes-changelog = Journal des modifications

app-notes-no-audience = La politique ne connaît pas de public { $name }
    .remedy = Nommez-le sous `notes: audiences:`.
app-notes-untagged = Ce qui n'est pas encore publié n'entre pas dans le journal des modifications
    .remedy = Étiquetez d'abord le commit, ou nommez la version : `gonogo notes v1.4.0 --write`.
app-notes-unclosed = { $path } se termine par un bloc de code ou un commentaire que rien ne ferme : les notes y seraient cachées
    .remedy = Fermez-le, puis relancez.
app-notes-kept = { $path } contient déjà { $tag } et reste inchangé.
app-notes-written = { $tag } figure maintenant dans { $path }.
app-notes-no-ancestor = { $tag } viendrait avant, mais n'est pas dans cette histoire : laissé de côté.
app-notes-odd = { $commit } est presque un Conventional Commit : { $kind ->
        [no-blank] il manque une espace après le deux-points
        [empty-scope] les parenthèses sont vides
       *[loose-footer] `BREAKING CHANGE:` ne compte qu'en majuscules, après une ligne vide
    }.
app-next-version-nothing = Rien n'a changé depuis { $last }
    .remedy = Rien à faire : il n'y a rien à publier.
app-next-version-taken = Les changements demandent { $tag }, mais cette étiquette se trouve déjà sur un commit hors de cette histoire
    .remedy = Fusionnez ce commit, ou choisissez une version à la main.
app-next-version-too-large = Aucune version ne peut suivre { $tag } : son nombre serait trop grand
    .remedy = Choisissez une version à la main.
app-next-version-why = { $has-last ->
        [no] Rien n'a encore été publié.
       *[yes] { $step ->
            [major] { $count ->
                [one] Un changement rompt
               *[other] { $count } changements rompent
            } la compatibilité depuis { $last } : { $first } ({ $commit }).
            [minor] { $count ->
                [one] Une nouveauté
               *[other] { $count } nouveautés
            } depuis { $last } : { $first } ({ $commit }).
           *[patch] Depuis { $last }, rien de nouveau, et rien ne casse.
        }
    }

policy-notes-prefix = `{ $text }` ne peut pas commencer une étiquette ; écrire des lettres, des chiffres et `._/@+-`, par exemple `v`
policy-notes-audience = `{ $text }` n'est pas un nom de public ; écrire des lettres, des chiffres, `-` et `_`, 60 au plus
policy-notes-empty-group = rien n'irait dans le groupe `{ $title }` : nommer `types`, ou écrire `breaking: true`
