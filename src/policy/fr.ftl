# Les mots des défauts de la politique : ce qui ne va pas, et comment y remédier.
# L’extrait montre où. Les textes des arguments sont échappés par qui les affiche.

policy-level-error = erreur
policy-level-warning = avertissement
policy-level-help = aide
policy-more-faults =
    { $count ->
        [one] et { $count } autre défaut
       *[other] et { $count } autres défauts
    }

policy-help-did-you-mean = vouliez-vous dire `{ $word }` ?
policy-help-known-keys = clés connues ici : { $keys }
policy-help-one-of = écrire l’un de ces mots : { $words }
policy-help-fill-or-remove = ajouter une entrée, ou retirer la clé
policy-help-write = écrire `{ $text }`

## Le fichier entier

policy-too-large = la politique dépasse { $limit } Kio
policy-not-utf8 = ce n’est pas du texte UTF-8 ; enregistrer le fichier en UTF-8
policy-invisible-character = il y a ici un caractère invisible ou de contrôle ({ $code }) ; le supprimer ou le ressaisir
policy-empty = la politique est vide ; il lui faut au moins `version: 1`, `timezone:` et `gates:`
policy-second-document = un second document commence ici ; une politique tient en un seul document : supprimer `---` et la suite
policy-too-deep = l’imbrication dépasse { $limit } niveaux
policy-too-many-values = la politique compte plus de { $limit } valeurs

## YAML

policy-anchor = les ancres (`&nom`) ne sont pas admises dans une politique ; répéter la valeur là où il la faut, ou mettre entre guillemets un texte qui commence par `&`
policy-alias = les alias (`*nom`) ne sont pas admis dans une politique ; mettre entre guillemets un texte ou un motif qui commence par `*`
policy-tag = les tags (`!nom`) ne sont pas admis dans une politique ; mettre entre guillemets un texte qui commence par `!`
policy-merge-key = les clés de fusion (`<<`) ne sont pas admises dans une politique ; écrire les clés en entier
policy-complex-key = une clé doit être un mot ou un texte simple
policy-empty-key = il manque une clé avant ce deux-points
policy-yaml-tab = en YAML, on n’indente pas avec une tabulation ; utiliser des espaces
policy-yaml-indentation = cette ligne n’a pas la même indentation que celles auxquelles elle appartient
policy-yaml-unclosed-quote = ce texte entre guillemets n’est pas bien fermé ; vérifier les guillemets
policy-yaml-unclosed-bracket = un crochet ou une accolade n’est pas bien fermé ici ; vérifier la fin et les virgules
policy-yaml-colon = un deux-points suivi d’une espace n’a pas sa place ici ; mettre entre guillemets un texte qui en contient un
policy-yaml-no-key = ceci n’est pas de la forme `clé: valeur` ; vérifier le deux-points et l’indentation
policy-yaml-dash = une entrée de liste (`- `) n’a pas sa place ici ; vérifier l’indentation
policy-yaml-indicator = en YAML, un texte ne peut pas commencer par ce caractère ; le mettre entre guillemets
policy-yaml-escape = cette séquence à barre oblique inverse n’a pas de sens entre guillemets doubles ; utiliser des guillemets simples ou `\\`
policy-yaml-directive = cette ligne ne fait pas partie d’une politique ; supprimer les lignes qui commencent par `%`, `---` ou `...`
policy-yaml-other = ceci n’est pas du YAML

## Clés et valeurs

policy-duplicate-key = la clé `{ $key }` figure ici une seconde fois ; garder l’une des deux
policy-duplicate-key-related = d’abord ici
policy-unknown-key = clé inconnue `{ $key }`
policy-missing-key = il manque ici la clé `{ $key }`
policy-wrong-type =
    { $expected ->
        [text] on attend ici un texte
        [number] on attend ici un nombre
        [truth] on attend ici `true` ou `false`
        [list] on attend ici une liste
       *[map] on attend ici des clés avec leurs valeurs
    }, et non { $found ->
        [text] un texte
        [number] un nombre
        [truth] `true` ou `false`
        [list] une liste
        [map] des clés avec leurs valeurs
       *[nothing] une valeur vide
    }
policy-not-whole = on attend ici un nombre entier
policy-out-of-range = le nombre doit être compris entre { $least } et { $most }
policy-unknown-word = mot inconnu `{ $word }` ; admis : { $allowed }
policy-empty-text = ce texte est vide
policy-too-long = ce texte dépasse { $limit } caractères
policy-empty-list = cette liste est vide
policy-none-of = il manque ici l’une de ces clés : { $keys }
policy-conflict = `{ $key }` ne peut pas figurer à côté de `{ $other }` ; garder l’une des deux
policy-conflict-related = l’autre est ici
policy-unsupported-version = ce programme ne connaît pas la version `{ $found }` de la politique ; il lit la version 1
policy-means-off = `{ $word }` ne vaut pas `off`
policy-invalid-login = { $text } n’est pas un compte GitHub ; les équipes vont sous `teams`
policy-invalid-team = { $text } n’est pas une équipe : écrire `organisation/équipe`
policy-invalid-path = `{ $text }` n’est pas un chemin dans le dépôt : relatif, avec `/`, sans `..`
policy-invalid-environment = `{ $text }` n’est pas un nom d’environnement : au plus 40 lettres minuscules, chiffres, tirets et tirets bas, en commençant par une lettre ou un chiffre
policy-invalid-duration = `{ $text }` n’est pas une durée ; écrire un nombre et son unité, comme `30m`, `2h`, `90d` ou `1h30m`
policy-unknown-zone = fuseau horaire inconnu `{ $zone }` ; il faut un nom IANA, comme `Europe/Paris`

policy-help-version = écrire `version: 1` sans guillemets
policy-help-name-gate = y nommer un contrôle, indenté ; il y a : { $gates }
policy-help-under-gates = `{ $gate }` est un contrôle : l’indenter sous `gates:`
policy-unusual-space = cette espace est insécable ({ $code }), ce qui n’est pas une espace pour YAML ; taper une espace ordinaire
