# Pourquoi un clone ne dit pas son historique.

history-no-clone = Il n'y a pas de clone git ici
    .remedy = Lancez la commande dans le dossier du dépôt ; dans un workflow, récupérez-le d'abord, avec `fetch-depth: 0`.
history-below = Ce dossier n'est pas le sommet de l'arbre de travail : ni sa politique ni son journal ne seraient trouvés ici
    .remedy = Lancez la commande dans { $top }.
history-format = Ce clone garde son historique sous la forme { $name }, qui n'est pas encore lue
    .remedy = Lancez la commande dans un clone aux noms SHA-1 et aux références en fichiers : `git clone --ref-format=files` en fait de telles.
history-unborn = Il n'y a pas encore de commit
    .remedy = Faites d'abord un commit, ou passez sur une branche qui en a.
history-shallow = Ce clone est superficiel : il n'a pas tous les commits dont parlent les notes
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0`. Sur votre machine : `git fetch --unshallow --tags`.
history-grafted = Ce clone cache une partie de son historique : `.git/info/grafts` donne d'autres parents à des commits
    .remedy = Supprimez ce fichier et recommencez.
history-missing = Le commit ou dossier { $commit } n'est pas dans ce clone : il est partiel ou abîmé
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0` et sans `filter`. Sur votre machine : `git fetch --refetch`.
history-unknown = { $revision } n'est ni une étiquette, ni une branche, ni un commit de ce clone
    .remedy = Voyez `git tag` ; récupérez ce qui manque avec `git fetch --tags`.
history-broken = Ce clone est illisible : { $detail }
    .remedy = Voyez ce que dit `git fsck`.
history-no-tags = Ce clone n'a aucune étiquette de version, mais vient d'ailleurs : des versions antérieures y manquent peut-être
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0`. Sur votre machine : `git fetch --tags`. Si c'est la première version : `--first`.
