# Ce que constate `gonogo doctor` : chaque fois une phrase, et ce qui aiderait.

doctor-headline = { $repository } pour { $environment } : { $problems ->
        [0] aucun problème
        [one] 1 problème
       *[other] { $problems } problèmes
    }{ $unknown ->
        [0] {""}
        [one] , 1 point inconnu
       *[other] , { $unknown } points inconnus
    }{ $warnings ->
        [0] {""}
        [one] , 1 avertissement
       *[other] , { $warnings } avertissements
    }{ $remarks ->
        [0] {""}
        [one] , 1 remarque
       *[other] , { $remarks } remarques
    }, { $good } en ordre
doctor-good = { $count ->
        [one] 1 point est en ordre
       *[other] { $count } points sont en ordre
    }
doctor-verdict = { $verdict ->
        [ok] en ordre
        [warning] avertissement
        [problem] problème
        [remark] remarque
       *[not-known] inconnu
    }
doctor-line = { $verdict } : { $what }
doctor-unread = { $subject } : { $reason }

# Ce qui n’a pas pu être lu.
doctor-subject-policy = La politique
doctor-subject-scope = Lecture avec { $scope }
doctor-subject-team = L’équipe { $team }
doctor-subject-rules = Ce qu’exige { $branch }
doctor-subject-tags = Les jeux de règles pour les tags
doctor-subject-workflows = Les workflows
doctor-subject-source = { $source }
doctor-subject-bypass = Qui peut contourner { $rules }

# La politique.
doctor-policy-missing = Il n’y a pas de { $path } sur { $branch }
    .remedy = Y ajouter une politique, par exemple celle du README de gonogo. Sans elle, toute décision est INCONNU.
doctor-policy-found = La politique { $path } est sur { $branch }
doctor-policy-invalid = La politique { $path } est inutilisable : { $errors ->
        [one] 1 erreur
       *[other] { $errors } erreurs
    }{ $warnings ->
        [0] {""}
        [one] , 1 avertissement
       *[other] , { $warnings } avertissements
    }
    .remedy = `gonogo lint` montre chacune avec sa ligne, et ce qui est sans doute voulu.
doctor-policy-warnings = La politique { $path } est valide, avec { $warnings ->
        [one] 1 avertissement
       *[other] { $warnings } avertissements
    }
    .remedy = `gonogo lint` les montre.
doctor-policy-valid = La politique { $path } est valide
doctor-policy-no-gates = La politique n’a aucun contrôle pour { $environment }
    .remedy = En nommer au moins un sous `gates:`. Sans contrôle, toute décision est INCONNU.
doctor-policy-gates = Contrôles pour { $environment } : { $gates }

# Le jeton.
doctor-token-reads = Le jeton peut lire avec { $scope }
doctor-token-reads-public = Le jeton peut lire ce qui demande { $scope } (tout le monde le peut : le dépôt est public)
doctor-token-team = Les personnes de { $team } peuvent être retrouvées
doctor-write-no-token = Il n’y a pas de jeton : rien ne peut être publié
    .remedy = En donner un : `github-token` dans un workflow, GITHUB_TOKEN en ligne de commande.
doctor-write-by-workflow = Les jobs qui lancent gonogo reçoivent de quoi publier
doctor-write-not-granted = Un job qui lance gonogo ne reçoit pas de quoi publier
    .remedy = Ajouter les lignes nommées plus bas (`workflow/permissions`).
doctor-write-unknown-job = On ne sait pas si la décision peut être publiée : aucun workflow ne dit en entier ce que peut son job
    .remedy = Écrire `permissions:` dans le job qui lance gonogo. Le jeton d’un job peut ce qui est écrit là, et l’essayer serait déjà écrire.
doctor-write-no-push = La personne que représente ce jeton ne peut pas écrire dans le dépôt
    .remedy = Utiliser le jeton de quelqu’un qui le peut, ou laisser le workflow publier.
doctor-write-by-scope = Le jeton peut écrire : son propriétaire le peut, et sa portée le permet
doctor-write-no-scope = La portée du jeton ne lui permet pas d’écrire ici
    .remedy = Lui donner la portée `repo` (`public_repo` suffit pour un dépôt public).
doctor-write-unknown = On ne sait pas si ce jeton peut écrire : GitHub ne le dit pas, et l’essayer serait déjà écrire
    .remedy = Regarder les réglages du jeton : il doit pouvoir écrire les statuts et les pull requests. `gonogo check --dry-run` n’en a pas besoin.

# La branche.
doctor-required-status = { $branch } exige { $status }
doctor-required-missing = { $branch } n’exige pas { $status } : quoi qu’il soit décidé, tout peut être fusionné
    .remedy = Dans les réglages, sous les règles (ou les branches), exiger la vérification de statut { $status }, avec GitHub Actions comme source.
doctor-required-any-source = { $branch } accepte { $status } de n’importe qui : qui peut écrire dans le dépôt peut le mettre au vert
    .remedy = Dans la règle, choisir GitHub Actions comme source de { $status }, ou l’app dont le jeton est donné à gonogo.
doctor-required-source-actions = { $status } doit venir de GitHub Actions
doctor-required-source-other = { $status } doit venir de l’app { $app }, mais les workflows publient en tant que GitHub Actions : il n’arrivera jamais
    .remedy = Dans la règle, choisir GitHub Actions comme source de { $status }.
doctor-required-source-not-actions = { $status } doit venir de GitHub Actions, mais les workflows donnent à gonogo un autre jeton : il n’arrivera jamais
    .remedy = Dans la règle, choisir l’app de ce jeton comme source de { $status }, ou ne pas donner `github-token`.
doctor-required-source-unknown = { $status } doit venir de l’app { $app } ; on ne sait pas si gonogo publie en tant que cette app
    .remedy = Vérifier que { $app } est l’app dont les workflows donnent le jeton à gonogo. GitHub Actions est 15368.
doctor-required-administrators = Seuls les administrateurs voient l’ancienne protection d’une branche : lancer `gonogo doctor` dans un terminal en tant que l’un d’eux, ou exiger le statut par un jeu de règles, que tout le monde peut lire.
doctor-required-job = { $branch } exige le job { $job } : un job sauté compte comme réussi
    .remedy = Exiger { $status } à la place : il n’est posé que si quelque chose a été décidé.
doctor-required-job-perhaps = { $branch } exige { $job }, qui peut être le nom d’un job qui lance gonogo : un job sauté compte comme réussi
    .remedy = Exiger { $status } à la place ; ou donner au job un nom que rien d’exigé ne peut avoir.
doctor-required-no-job = Aucun job qui lance gonogo n’est exigé par son propre nom
doctor-required-jobs-unread = On ne sait pas si un job qui lance gonogo est exigé par son propre nom : tous les workflows n’ont pas pu être lus
    .remedy = Voir plus bas (`workflow/readable`).
doctor-name-free = Aucun autre job ne s’appelle { $status }
doctor-name-same = { $file }, job { $job } : il s’appelle { $status } et ne décide pas ; GitHub prend son résultat pour la décision, et comme il vient de GitHub Actions, la source ne les distingue pas
    .remedy = Donner un autre nom au job.
doctor-name-perhaps = { $file }, job { $job } : son nom est composé pendant l’exécution et peut être { $status } ; GitHub prendrait son résultat pour la décision
    .remedy = Donner au job un nom qui ne peut pas être { $status }.
doctor-name-unread = On ne sait pas si un autre job s’appelle { $status } : tous les workflows n’ont pas pu être lus
    .remedy = Voir plus bas (`workflow/readable`).
doctor-required-queue = { $branch } a une file de fusion : ce qui est fusionné est jugé tel qu’il sera
doctor-required-strict = { $branch } n’accepte que ce qui est à jour
doctor-required-not-strict = { $branch } accepte des pull requests en retard sur elle : elles sont fusionnées d’après une décision sur un état plus ancien
    .remedy = Activer « Require branches to be up to date before merging », ou utiliser une file de fusion.
doctor-required-strict-unknown = Il n’est pas dit si { $branch } n’accepte que ce qui est à jour
    .remedy = Regarder « Require branches to be up to date before merging » dans les réglages de la branche.

# Qui peut contourner les règles.
doctor-bypass-of-status = la règle par laquelle { $branch } exige { $status }
doctor-bypass-of-tags = les jeux de règles qui protègent les tags { $tags }
doctor-bypass-nobody = Personne ne peut contourner { $rules }
doctor-bypass-some = Qui peut contourner { $rules } : { $actors }{ $hidden ->
        [0] {""}
        [one] , et un autre acteur dont ce jeton n’apprend pas le nom
       *[other] , et { $hidden } autres acteurs dont ce jeton n’apprend pas le nom
    }
    .remedy = Si ce n’est pas voulu, les retirer de la liste de contournement du jeu de règles.
doctor-bypass-hidden = { $hidden ->
        [one] Un acteur, dont ce jeton n’apprend pas le nom, peut
       *[other] { $hidden } acteurs, dont ce jeton n’apprend pas le nom, peuvent
    } contourner { $rules }
    .remedy = Lancer `gonogo doctor` dans un terminal en tant qu’administrateur, ou regarder la liste de contournement du jeu de règles.
doctor-bypass-untold = Il n’est pas dit à ce jeton qui peut contourner { $rules }
    .remedy = Lancer `gonogo doctor` dans un terminal en tant qu’administrateur, ou regarder la liste de contournement du jeu de règles.
doctor-bypass-of-protection = l’ancienne protection par laquelle { $branch } exige { $status }
doctor-bypass-admins = Les administrateurs peuvent contourner { $rules }
    .remedy = Si ce n’est pas voulu, cocher « Do not allow bypassing the above settings » dans les réglages de la branche.
doctor-bypass-protection = Il n’est pas dit à ce jeton si les administrateurs peuvent contourner l’ancienne protection de { $branch }
    .remedy = Lancer `gonogo doctor` dans un terminal en tant qu’administrateur, ou regarder « Do not allow bypassing the above settings » dans les réglages de la branche.
doctor-actor-app = l’app { $name }
doctor-actor-team = l’équipe { $name }
doctor-actor-role = qui a le rôle { $name }
doctor-actor-owners = les propriétaires de l’organisation
doctor-actor-keys = qui a une clé de déploiement

# Les tags.
doctor-tags-protected = Les tags { $tags } ne peuvent être ni déplacés ni supprimés
doctor-tags-not-remade = Les tags { $tags } peuvent être supprimés, mais ni déplacés ni refaits
doctor-tags-part = Parmi les tags { $tags }, les jeux de règles laissent ensemble { $left } de côté : ceux-là peuvent être déplacés, ou supprimés et refaits
    .remedy = Ajouter pour tous les { $tags }, sans exception, un jeu de règles qui restreint les mises à jour et les suppressions.
doctor-tags-unprotected = Les tags { $tags } peuvent être { $missing ->
        [update] déplacés
        [deletion] supprimés et refaits
       *[both] déplacés ou supprimés
    } après avoir été jugés
    .remedy = Ajouter pour { $tags } un jeu de règles qui restreint les mises à jour et les suppressions. D’ici là, déployer la sortie `sha`, jamais le tag.
doctor-tags-unknown = On ne sait pas si les tags { $tags } peuvent être déplacés ou supprimés : les motifs des jeux de règles en laissent peut-être de côté, ou ne peuvent pas être suivis
    .remedy = Ajouter pour tous les { $tags }, sans exception, un jeu de règles qui restreint les mises à jour et les suppressions.

# Les workflows.
doctor-workflow-found = Workflows qui lancent gonogo : { $files }
doctor-workflow-none = Aucun workflow de { $branch } ne lance gonogo : rien n’y est décidé
    .remedy = En copier un du dossier `workflows/` de gonogo, par exemple `pull-request.yml`.
doctor-workflow-perhaps = Aucun workflow lisible ne lance gonogo
    .remedy = Voir plus bas (`workflow/readable`).
doctor-workflow-many = { $left ->
        [one] 1 workflow n’a pas été lu
       *[other] { $left } workflows n’ont pas été lus
    } : il y en a plus qu’on n’en regarde
    .remedy = Y chercher gonogo soi-même.
doctor-workflow-unread = Le workflow { $file } n’a pas pu être lu en entier : { $reason }
doctor-workflow-hole = ligne { $line }, { $fault }
doctor-workflow-no-jobs = il n’a pas de jobs
doctor-workflow-elsewhere = il lance gonogo là où l’on ne peut pas le suivre : dans un script, dans une action qui est un programme ou une image, ou dans un workflow d’un autre dépôt
doctor-workflow-another-ref = il appelle { $call }, le même dépôt à une autre référence, qui n’est pas regardée
doctor-workflow-plainly = Le relire soi-même ; ou écrire simplement ce qui lance gonogo, comme étape d’un job, sans alias.
doctor-workflow-no-policy = On ne sait pas si les workflows conviennent : aucune politique ne le dit
    .remedy = Corriger d’abord la politique.

doctor-trigger-ok = Les workflows lancent gonogo sur tout ce qui peut changer une décision
doctor-trigger-none = On ne sait pas quels événements lancent gonogo pour cet environnement
    .remedy = Aucune étape lisible d’un workflow ne décide pour cet environnement. Son entrée `environment` dit pour lequel.
doctor-trigger-no-pull-request = Le statut est exigé, mais aucun workflow ne lance gonogo sur les pull requests : il n’arrivera jamais
    .remedy = Ajouter `pull_request_target:` sous `on:`, comme dans `workflows/pull-request.yml` de gonogo.
doctor-trigger-read-only = gonogo tourne sur `pull_request` : pour les forks et Dependabot son jeton ne peut que lire, et une pull request peut changer le workflow qui la juge
    .remedy = Utiliser `pull_request_target:` sans rien extraire : c’est le workflow de la branche de base qui tourne, avec un jeton qui peut écrire.
doctor-trigger-types = { $event } ne lance pas gonogo pour : { $types }. Une décision plus ancienne reste alors affichée
    .remedy = Les ajouter à `types:` de { $event }.
doctor-trigger-merge-group = Il y a une file de fusion, mais aucun workflow n’y lance gonogo : la file attendra toujours
    .remedy = Ajouter `merge_group:` sous `on:`.
doctor-trigger-queue-unknown = On ne sait pas s’il y a une file de fusion, et aucun workflow n’y lance gonogo
    .remedy = Ajouter `merge_group:` sous `on:` ; sans file de fusion, cela ne gêne pas.
doctor-trigger-comment = Les accords sont donnés en commentaire, mais aucun workflow ne lance gonogo sur les commentaires
    .remedy = Ajouter `issue_comment:` sous `on:`, comme dans `workflows/sign-off.yml` de gonogo.
doctor-trigger-review = Les revues comptent comme accords, mais aucun workflow ne lance gonogo sur les revues
    .remedy = Ajouter `pull_request_review:` avec `types: [submitted, edited, dismissed]`, ou écrire `reviews: ignore` dans la politique.
doctor-trigger-schedule = Un GO peut finir avec le temps, mais aucun workflow ne juge à nouveau selon l’horloge : l’ancien statut reste alors affiché
    .remedy = Ajouter `schedule:` sous `on:`, comme dans `workflows/pull-request.yml` de gonogo.
doctor-trigger-filter = { $event } ne lance pas gonogo pour tout ce qui va vers { $branch } : `branches` ou `paths` en laissent de côté, et le statut n’y arrive jamais
    .remedy = Retirer les filtres sous { $event } : gonogo dit lui-même quand il n’y a rien à décider.
doctor-trigger-filter-unsure = Les filtres de { $event } ne permettent pas de dire s’il lance gonogo pour tout ce qui va vers { $branch }
    .remedy = Retirer les filtres sous { $event }, ou nommer simplement la branche.
doctor-trigger-tags = La politique juge des tags, mais aucun workflow ne lance gonogo sur { $tags }
    .remedy = Ajouter un workflow avec `push: tags`, comme `workflows/release.yml` de gonogo ; ou retirer le contrôle si rien n’est publié par tags.

doctor-permissions-ok = Les jobs qui lancent gonogo ont les permissions que demande la politique
doctor-permissions-missing = { $file }, job { $job } : il manque des permissions
    .remedy = Ajouter sous ses `permissions:` { $lines }.
doctor-permissions-unsaid = { $file }, job { $job } : sans `permissions:`, il a ce que donne le dépôt, trop ou trop peu
    .remedy = Écrire sous le job `permissions:` avec { $lines }.
doctor-permissions-unclear = { $file }, job { $job } : ses `permissions:` sont incompréhensibles
    .remedy = Écrire une permission par ligne, par exemple `contents: read`.

doctor-pinned-ok = gonogo est fixé à un commit partout où il tourne
doctor-pinned-not = { $file }, job { $job } : { $uses } n’est pas fixé à un commit ; ce qui tourne là peut changer
    .remedy = Mettre derrière le `@` le SHA complet du commit de la version, et la version en commentaire.
doctor-pinned-zeros = { $file }, job { $job } : les zéros derrière le `@` sont une place à remplir, pas un commit
    .remedy = Y mettre le SHA complet du commit de la version.

doctor-inputs-ok = Ce qui est donné à gonogo le laisse publier, selon la politique regardée
doctor-inputs-silent = { $file }, job { $job } : avec { $input }, la décision n’est pas publiée, et le statut n’arrive jamais
    .remedy = Retirer { $input }, ou lui donner une valeur qui publie.
doctor-inputs-silent-unknown = { $file }, job { $job } : on ne sait pas si la décision est publiée ; { $input } est une expression
    .remedy = Retirer { $input }, ou écrire simplement sa valeur.
doctor-inputs-policy = { $file }, job { $job } : par { $input }, gonogo décide peut-être selon une autre politique que celle regardée ici
    .remedy = Lancer `gonogo doctor` avec le même { $input } ; ou le retirer.

doctor-checkout-ok = Aucun workflow n’extrait le commit d’une pull request avec un jeton qui peut écrire
doctor-checkout-head = { $file }, job { $job } : le commit d’une pull request est extrait là où le jeton peut écrire ; son auteur y exécute alors ce qu’il veut
    .remedy = Retirer cette étape. gonogo lit la pull request par l’API et n’a besoin d’aucune extraction.
doctor-checkout-unknown = { $file }, job { $job } : ce qui est extrait ou récupéré est une expression ; on ne sait pas si c’est le commit d’une pull request
    .remedy = Retirer cette étape, ou ce qu’on lui dit d’extraire. gonogo n’a besoin d’aucune extraction.
doctor-checkout-words = { $file }, job { $job } : une expression met dans un script les mots de n’importe qui, là où le jeton peut écrire ; qui les écrit y exécute ce qu’il veut
    .remedy = Mettre l’expression sous `env:` de l’étape, et prendre la variable dans le script, entre guillemets.
doctor-checkout-handed = { $file }, job { $job } : { $uses } reçoit le commit d’une pull request, là où le jeton peut écrire ; on ne sait pas s’il l’extrait
    .remedy = Relire cette action ; ou ne donner au job aucune permission d’écrire.
doctor-checkout-another-ref = { $file }, job { $job } : il peut écrire et appelle un workflow du même dépôt à une autre référence ; on ne sait pas ce qui y est extrait
    .remedy = L’appeler par `./.github/workflows/…`, pour que ce soit celui du même commit ; ou le relire soi-même.
doctor-checkout-elsewhere = { $file }, job { $job } : il peut écrire et appelle un workflow d’un autre dépôt ; on ne sait pas ce qui y est extrait
    .remedy = Le relire soi-même ; ou ne donner au job aucune permission d’écrire.
doctor-checkout-script = { $file }, job { $job } : un script tourne à côté de gonogo, là où le jeton peut écrire et où n’importe qui lance le job
    .remedy = Laisser à ce job sa seule étape, et mettre le script dans un autre job qui ne peut que lire.

doctor-condition-ok = Aucun job qui décide ne peut être sauté
doctor-condition = { $file }, job { $job } : un `if:` peut sauter le job, et une décision plus ancienne reste alors affichée
    .remedy = Retirer le `if:` : gonogo dit lui-même quand il n’y a rien à décider.
doctor-condition-step = { $file }, job { $job } : un `if:` peut sauter l’étape qui lance gonogo, et une décision plus ancienne reste alors affichée
    .remedy = Retirer le `if:` : gonogo dit lui-même quand il n’y a rien à décider.
doctor-condition-before = { $file }, job { $job } : il est sauté si un job qu’il attend, ou qui l’appelle, est sauté ou échoue, et une décision plus ancienne reste alors affichée
    .remedy = Ne lui faire attendre aucun autre job : retirer `needs:`, ou le `if:` de ce qui l’appelle.

doctor-concurrency-ok = Aucune exécution qui décide n’est arrêtée par une plus récente
doctor-concurrency = { $file }, job { $job } : `cancel-in-progress` peut arrêter une exécution à mi-chemin, et un ancien statut reste alors affiché
    .remedy = Écrire `cancel-in-progress: false`.

# Les sources.
doctor-source-read = { $source } a été lu
doctor-source-absent = { $source } n’existe pas
    .remedy = L’ajouter, ou le retirer de la politique.
doctor-source-no-owners = Un rôle revient aux personnes de CODEOWNERS, et ce fichier n’existe pas : personne ne peut donner l’accord
    .remedy = Ajouter `.github/CODEOWNERS`, ou nommer des personnes ou des équipes dans le rôle.

# L’horloge.
doctor-clock-agrees = L’horloge de cette machine s’accorde avec celle de GitHub
doctor-clock-skew = L’horloge de cette machine et celle de GitHub diffèrent de { $apart }
    .remedy = Mettre cette machine à l’heure.
doctor-clock-off = L’horloge de cette machine et celle de GitHub diffèrent de { $apart } : ce qui dépend de l’heure est INCONNU
    .remedy = Mettre cette machine à l’heure.
doctor-clock-unknown = GitHub n’a pas dit quelle heure il est
    .remedy = Relancer ; un proxy retire peut-être l’en-tête `Date`.
