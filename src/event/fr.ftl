# Pourquoi un événement n’a pas pu être lu. Chaque message a un remède.

event-error-too-large = Les données de l’événement { $event } dépassent { $limit } Mio et n’ont pas été lues.
    .remedy = GitHub n’envoie jamais de données de cette taille. Vérifier qu’aucune étape précédente n’écrit dans le fichier désigné par GITHUB_EVENT_PATH.

event-error-malformed = Les données de l’événement { $event } ne sont pas du JSON valide (ligne { $line }, colonne { $column }).
    .remedy = C’est GitHub qui écrit ce fichier. Vérifier qu’aucune étape précédente ne modifie le fichier désigné par GITHUB_EVENT_PATH, puis relancer le workflow.

event-error-missing-field = L’événement { $event } ne contient pas « { $field } ».
    .remedy = Lancer l’exécution à partir d’un événement GitHub de ce type, ou désigner le sujet par l’entrée « pull-request » ou « tag » dans un workflow lancé à la main.

event-error-wrong-type = Dans l’événement { $event }, « { $field } » n’est pas { $expected ->
        [text] un texte
        [number] un nombre entier positif ou nul
        [flag] true ou false
        [object] un objet
       *[other] du bon type
    }.
    .remedy = GitHub envoie toujours ce type. Vérifier qu’aucune étape précédente ne modifie le fichier désigné par GITHUB_EVENT_PATH, puis relancer le workflow.

event-error-invalid-value = Dans l’événement { $event }, « { $field } » n’est pas { $expected ->
        [sha] un SHA de commit complet (40 chiffres hexadécimaux)
        [repository] un dépôt écrit OWNER/NAME
        [login] un identifiant GitHub
        [ref-name] un nom de branche ou de tag accepté par git et lisible sans caractère caché
        [branch-ref] un nom de branche complet commençant par refs/heads/
        [pull-request-number] un numéro à partir de 1
        [action] un type d’activité en minuscules et tirets bas
       *[other] une valeur admise
    }.
    .remedy = Corriger la valeur à sa source (une entrée du workflow, ou le nom d’un tag ou d’une branche), puis lancer une nouvelle exécution.

event-error-unsupported-event = gonogo ne juge pas l’événement « { $event } ».
    .remedy = Lancer le workflow par l’un de ces événements : { $supported }.

event-error-conflicting-inputs = Les entrées « { $first } » et « { $second } » sont données toutes les deux, et chacune désigne un sujet différent.
    .remedy = Donner l’une des deux et laisser l’autre vide.

event-error-repository-mismatch = L’événement { $event } concerne { $event-repository }, mais le job s’exécute dans { $job-repository }.
    .remedy = Lancer une nouvelle exécution : en relancer une ancienne garde son événement, même après le renommage ou le transfert du dépôt.

# Pourquoi un événement ne demande aucun jugement. Rien n’est anormal.

event-nothing-closed-pull-request = La pull request est fermée : il n’y a rien à décider.
event-nothing-closed-issue = L’issue de livraison est fermée : il n’y a rien à décider.
event-nothing-issue-gone = L’issue a été supprimée ou transférée vers un autre dépôt : il n’y a rien à décider.
event-nothing-action-without-effect = Ce type de changement ne compte pas dans la décision, qui reste inchangée.
event-nothing-branch-push = C’est une branche qui a été poussée, pas un tag ; les pull requests sont jugées par leurs propres événements.
event-nothing-other-ref-push = Ce qui a été poussé n’est ni une branche ni un tag : il n’y a rien à décider.
event-nothing-deleted-tag = Le tag a été supprimé : il n’y a rien à décider.
event-nothing-draft-release = La release est encore un brouillon ; elle sera jugée à sa publication.
event-nothing-withdrawn-release = La release a été supprimée ou retirée : il n’y a rien à décider.
event-nothing-merge-group-destroyed = La file de fusion a abandonné ce groupe : il n’y a rien à décider.
