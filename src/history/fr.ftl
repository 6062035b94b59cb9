# Pourquoi un clone ne dit pas son historique.

history-no-clone = Il n’y a pas de clone git ici
    .remedy = Lancer la commande dans le dossier du dépôt ; dans un workflow, l’extraire d’abord, avec `fetch-depth: 0`.
history-below = Ce dossier n’est pas la racine de la copie de travail : ni sa politique ni son journal des modifications ne seraient trouvés ici
    .remedy = Lancer la commande dans { $top }.
history-format = Ce clone garde son historique sous la forme { $name }, qui n’est pas encore lue
    .remedy = Lancer la commande dans un clone aux noms SHA-1 et aux références en fichiers, comme en fait `git clone --ref-format=files`.
history-unborn = Il n’y a pas encore de commit
    .remedy = Faire d’abord un commit, ou passer sur une branche qui en a.
history-shallow = Ce clone est superficiel : il n’a pas tous les commits dont parlent les notes
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0`. En local : `git fetch --unshallow --tags`.
history-grafted = Ce clone cache une partie de son historique : `.git/info/grafts` donne d’autres parents à des commits
    .remedy = Supprimer ce fichier, puis relancer.
history-missing = Le commit ou dossier { $commit } n’est pas dans ce clone : il est partiel ou abîmé
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0` et sans `filter`. En local : `git fetch --refetch`.
history-unknown = { $revision } n’est ni un tag, ni une branche, ni un commit de ce clone
    .remedy = Voir `git tag` ; récupérer ce qui manque avec `git fetch --tags`.
history-broken = Ce clone est illisible : { $detail }
    .remedy = Voir ce que dit `git fsck`.
history-no-tags = Ce clone n’a aucun tag de version, mais vient d’ailleurs : des versions antérieures y manquent peut-être
    .remedy = Dans un workflow : `actions/checkout` avec `fetch-depth: 0`. En local : `git fetch --tags`. Si c’est la première version : `--first`.
