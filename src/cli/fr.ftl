# La ligne de commande : aide et erreurs d’utilisation.

cli-about = gonogo décide si une version peut partir en production, et prouve pourquoi.
cli-more = En savoir plus sur une commande : gonogo COMMANDE --help
cli-heading-usage = Utilisation :
cli-heading-start = Pour commencer :
cli-heading-commands = Commandes :
cli-heading-arguments = Arguments :
cli-heading-options = Options :
cli-heading-global-options = Options de toutes les commandes :
cli-heading-exit-codes = Codes de sortie :
cli-usage-command = <COMMANDE>
cli-usage-options = [OPTIONS]
cli-start-demo = voir une décision sur un exemple intégré ; ni réseau ni configuration
cli-start-check = juger la pull request 1 d’après votre politique, sans rien publier
cli-all-commands = Toutes les commandes : gonogo --help
cli-see-help = En savoir plus : { $command }

# Noms des valeurs.
cli-value-code = CODE
cli-value-action = ACTION
cli-value-digest = EMPREINTE
cli-value-role = RÔLE
cli-value-class = GENRE
cli-value-hosts = HÔTES
cli-value-duration = DURÉE
cli-value-command = COMMANDE
cli-value-file = FICHIER
cli-value-folder = DOSSIER
cli-value-format = FORMAT
cli-value-instant = INSTANT
cli-value-kind = GENRE
cli-value-language = LANGUE
cli-value-level = NIVEAU
cli-value-login = COMPTE
cli-value-n = N
cli-value-name = NOM
cli-value-owner-name = PROPRIÉTAIRE/NOM
cli-value-path = CHEMIN
cli-value-tool = OUTIL
cli-value-severity = GRAVITÉ
cli-value-address = ADRESSE
cli-value-scenario = SCÉNARIO
cli-value-sha = SHA
cli-value-prefix = PRÉFIXE
cli-value-tag = TAG
cli-value-shell = INTERPRÉTEUR
cli-value-text = TEXTE
cli-value-version = VERSION
cli-value-when = QUAND

# Options de toutes les commandes.
cli-global-policy = Fichier de politique (par défaut : .github/gonogo.yml, puis .gonogo.yml)
cli-global-environment = Environnement de la politique où part la version (par défaut : production)
cli-global-format = Forme du résultat : { $formats }{ $page ->
        [first] {" "}; toutes les commandes n’ont pas toutes les formes
       *[command] {""}
    }
cli-global-color = Couleurs : auto, always (toujours) ou never (jamais) (par défaut : auto, qui respecte NO_COLOR)
cli-global-locale = Langue : en ou fr (par défaut : d’après LC_ALL, LC_MESSAGES ou LANG)
cli-global-allow-hosts = Hôtes qu’une politique peut nommer bien qu’ils soient internes, comme 10.0.0.7 ou prometheus:9090 (tout port, http sans TLS)
cli-global-verbose = Montrer tous les détails (audit, budget, check, demo, replay)
cli-global-quiet = Ne dire que ce qui a échoué
cli-global-help = Afficher cette aide
cli-global-version = Afficher la version

cli-check = Décider si une version peut partir : la tâche principale
    .details = Lit la politique dans la copie de travail et les faits chez GitHub, décide, et publie la décision comme statut de commit et commentaire. Sans --pr, --tag ni --sha, tout ce qui est ouvert est jugé. Le jeton est lu dans GITHUB_TOKEN ou GH_TOKEN ; GONOGO_MEMBERS_TOKEN peut en contenir un autre, qui peut lire les équipes. Dans un workflow, gonogo sans arguments prend à la place les entrées de l’action.
cli-check-repo = Dépôt (par défaut : GITHUB_REPOSITORY)
cli-check-pr = Juger le commit de tête de cette pull request
cli-check-tag = Juger le commit de ce tag
cli-check-sha = Juger ce commit, désigné par ses 40 chiffres hexadécimaux
cli-check-dry-run = Décider et afficher, sans rien publier
cli-check-at = Décider comme si l’on était à cet instant, par exemple 2026-12-24T16:00+01:00 ; seulement avec --dry-run, et le résultat porte la mention SIMULATION
cli-check-evidence = Écrire ici la preuve, d’après laquelle « gonogo replay » décide à nouveau
cli-check-statement = Écrire ici une déclaration in-toto sur la preuve, à faire signer ; demande --evidence
cli-check-previous-evidence = Preuve de la version précédente, là où son statut de commit ne la nomme pas ; demande --evidence
cli-check-html = Écrire ici le rapport en une page HTML
cli-check-report = Ce qui porte la décision sur le commit : status (statut), check-run, both (les deux) ou none (rien)
cli-check-no-comment = Ne pas écrire de commentaire
cli-check-fail-on = Quand le code de sortie n’est pas 0 : auto ou hold pour tout sauf GO, no-go pour NO-GO et INCONNU, never jamais, quelle que soit la décision (par défaut : auto)
cli-check-wait = Tant que des personnes sont attendues, redécider à longs intervalles, pendant cette durée au plus, comme 30m

cli-simulate = Et si : décider avec des faits ou un instant fictifs
    .details = Lit l’état réel ou, avec --evidence, celui d’une preuve, y change ce qui est dit ici, décide, et ne publie rien. Le résultat porte la mention SIMULATION. Les options se combinent, et celles qui portent des paroles ou des étiquettes se répètent. Un seul --as vaut pour tout ce qui est dit ; de plusieurs, chacun vaut pour le commentaire ou l’accord de son rang.
cli-simulate-repo = Dépôt (par défaut : GITHUB_REPOSITORY)
cli-simulate-pr = Décider de cette pull request
cli-simulate-tag = Décider de ce tag
cli-simulate-sha = Décider de ce commit
cli-simulate-comment = Comme si ce commentaire venait d’être écrit, par exemple « /go qa »
cli-simulate-sign-off = Comme si GO venait d’être dit pour ce rôle et le commit jugé
cli-simulate-as-login = Qui l’écrirait
cli-simulate-evidence = Décider d’après ce fichier de preuve au lieu de GitHub, sans aucun réseau
cli-simulate-label = Comme si la pull request avait cette étiquette
cli-simulate-without-label = Comme si elle n’avait pas cette étiquette
cli-simulate-title = Comme si c’était son titre
cli-simulate-description = Comme si ce fichier était sa description, ou - pour l’entrée standard
cli-simulate-at = Décider comme si l’on était à cet instant

cli-why = Dire pourquoi l’accord d’une personne compte ou ne compte pas
    .details = Lit l’état réel et ne publie rien.
cli-why-user = Compte GitHub
cli-why-repo = Dépôt (par défaut : GITHUB_REPOSITORY)
cli-why-pr = Dans cette pull request
cli-why-tag = Pour ce tag
cli-why-sha = Pour ce commit

cli-demo = Voir la tâche principale sur un exemple intégré
    .details = Ni réseau ni configuration. Écrit le commentaire, le résumé, la preuve et le rapport HTML dans un dossier.
cli-demo-scenario = Exemple : go, no-go, hold ou friday (par défaut : no-go)
cli-demo-output = Dossier des fichiers (par défaut : gonogo-report)

cli-init = Écrire une politique, une liste et des workflows
    .details = Regarde les fichiers et le clone d’ici, et rien d’autre : lockfiles, CODEOWNERS, tags, listes de contrôle et workflows. Écrit ce qui manque sous .github, sans jamais remplacer un fichier. La politique est écrite dans la langue du lecteur. Le code de sortie est 7 si un fichier n’a pas pu être écrit.
cli-init-timezone = Fuseau horaire des règles, comme Europe/Paris ; nécessaire tant qu’il n’y a pas de politique
cli-init-action = Action que prennent les workflows, sous la forme PROPRIÉTAIRE/gonogo@SHA avec le commit complet (par défaut : à mettre plus tard)
cli-init-dry-run = Montrer chaque fichier, sans rien écrire

cli-window = Dire si l’on peut déployer, sinon pourquoi, et quand
    .details = Le code de sortie est 0 tant que la fenêtre est ouverte, 1 tant qu’elle est fermée, et 4 si ce n’est pas établi.
cli-window-at = Regarder cet instant plutôt que maintenant, par exemple 2026-12-24T16:00+01:00
cli-window-days = Lister autant de jours à partir de là, de 1 à 400

cli-checklist = Lire et juger une liste de contrôle en Markdown
    .details = Sans politique, dit ce que contient la liste, et chaque point doit être coché. Le code de sortie est 0 si c’est le cas et 3 si des points sont ouverts ; avec une politique, 0 si la liste est complète et 1 sinon. Il est 4 s’il n’y a pas de liste, ou si on ne le sait pas.
cli-checklist-file = Fichier Markdown, ou - pour l’entrée standard

cli-audit = Chercher des vulnérabilités connues de paquets npm, sans Node
    .details = Lit package-lock.json ou npm-shrinkwrap.json et interroge le registre, ou juge un rapport écrit par npm, pnpm, yarn ou bun. Si la politique a le contrôle npm-audit, elle dit ce qui bloque ; sinon tout bloque à partir de low. Le code de sortie est 0 pour GO, 1 pour NO-GO, et 4 si on ne le sait pas.
cli-audit-path = Lockfile, ou dossier où il se trouve (par défaut : les lockfiles de la politique, sinon celui d’ici)
cli-audit-report = Juger plutôt ce rapport enregistré, ou - pour l’entrée standard
cli-audit-producer = Outil qui a écrit un rapport sans contenu : npm6, npm7, pnpm, yarn1, yarn3, yarn4 ou bun
cli-audit-exit-code = Code de sortie de cet outil
cli-audit-omit = Laisser de côté les dépendances dev, optional ou peer ; peut être donné plusieurs fois
cli-audit-audit-level = À partir de quelle gravité c’est NO-GO : info, low, moderate, high ou critical (par défaut : celle de la politique, sinon low)
cli-audit-base = Laisser de côté tout ce que ce lockfile a aussi
cli-audit-registry = Registre à interroger (par défaut : celui de la politique, sinon de .npmrc, sinon de npm)
cli-audit-npm-compatible = Compter comme « npm audit », avec les paquets qui ne font que dépendre de quelque chose de vulnérable

cli-budget = Dire ce qui reste des budgets d’erreur, et ce qui peut partir
    .details = Lit le contrôle error-budget d’une politique, ou un fichier qui n’a que cette section, et interroge ses sources. Le code de sortie est 0 si le changement peut partir, 1 sinon, et 4 si on ne le sait pas. Sur les pull requests d’un workflow, aucun identifiant n’est montré à une source, car la politique d’ici peut être celle du changement.
cli-budget-change = Juger pour un changement de ce genre : bugfix, security, risky ou other (par défaut : other)

cli-notes = Écrire les notes de version d’après l’historique de ce clone
    .details = Sans VERSION, elles portent sur HEAD : la version dont le tag s’y trouve, ou ce qui n’est pas encore publié. Elles commencent après la dernière version stable inférieure présente dans son historique ; pour une préversion, après la dernière version de toute sorte. La section « notes » de la politique dit ce qui va où ; sans politique, c’est ce que chacun attend. Un clone auquel manque une partie de l’historique est refusé, et le code de sortie est 6.
cli-notes-release = Tag, version, branche ou commit dont on veut les notes (par défaut : HEAD)
cli-notes-previous = Tag, version ou commit publié avant (par défaut : trouvé)
cli-notes-first = C’est la première version : prendre tout l’historique
cli-notes-all = Toutes les versions, la plus récente d’abord
cli-notes-audience = Seulement ce qui est dit à ce public, par son nom dans la politique
cli-notes-repo = Dépôt, pour les liens (par défaut : GITHUB_REPOSITORY)
cli-notes-write = Les ajouter au journal des modifications au lieu de les afficher ; une version qui y est déjà reste inchangée
cli-notes-github = Demander aussi à GitHub : titres, étiquettes et auteurs des pull requests, et tout le reste là où il n’y a pas de clone utilisable (avec GITHUB_TOKEN ou GH_TOKEN)
cli-notes-record = Garder dans ce fichier ce que dit GitHub
cli-notes-recorded = Prendre dans un tel fichier ce que dit GitHub, sans connexion
cli-notes-publish = Écrire les notes d’un tag dans sa release sur GitHub, entre nos marques
cli-notes-evidence = Preuve du GO du tag : la décision figure alors sous les notes, et sans GO rien n’est publié
cli-notes-dry-run = Afficher ce qui serait publié, sans rien publier

cli-next-version = Dire quelle version demandent les changements depuis la dernière
    .details = Affiche le tag. Ce qui rompt la compatibilité demande un incrément majeur, une nouveauté un incrément mineur, tout le reste un correctif ; avant 1.0.0, les deux premiers demandent un incrément mineur. La version affichée dépasse toutes celles de cet historique, préversions comprises. Si rien n’a changé, ou si la version existe à côté de cet historique, le code de sortie est 1 ; s’il manque au clone une partie de l’historique, c’est 6.
cli-next-version-tag-prefix = Ce qui précède la version dans un tag (par défaut : celui de la politique, sinon de la version précédente)
cli-next-version-first = C’est la première version : il n’en manque aucune à un clone sans tag de version

cli-replay = Décider à nouveau d’après une preuve enregistrée
cli-replay-file = Fichier de preuve écrit par « gonogo check »
cli-replay-at = Décider comme si l’on était à cet instant ; le résultat porte la mention SIMULATION

cli-verify-evidence = Vérifier des preuves enregistrées et leur chaîne
    .details = Chaque fichier est comparé à son empreinte et décidé de nouveau ; puis les liens entre les preuves des tags sont suivis. L’ordre des fichiers est sans importance. Le code de sortie est 0 si tout tient, 1 si quelque chose a été altéré ou ne va pas ensemble, et 4 si ces fichiers ne permettent pas de le dire. Rien d’autre que les fichiers n’est lu.
cli-verify-evidence-files = Fichiers de preuve d’un même dépôt et d’un même environnement
cli-verify-evidence-digest = Empreinte connue d’ailleurs, sous la forme sha256:… avec 64 chiffres : l’un des fichiers doit l’avoir, et une chaîne peut y commencer ; se répète
cli-verify-evidence-statement = Déclaration qui doit porter sur l’un des fichiers, nue ou telle qu’elle a été signée

cli-explain = Dire ce que signifie un constat, une décision ou un code
cli-explain-code = Code, par exemple window/outside-allow, décision, par exemple NO-GO, ou code de sortie ; sans rien, tous sont listés

cli-lint = Vérifier la politique et montrer tous ses défauts à la fois
    .details = Dans un workflow (command: lint), chaque défaut est une annotation sur sa ligne. Avec --format sarif, les défauts peuvent être remis à l’analyse de code.
cli-doctor = Vérifier que l’installation de gonogo mérite confiance
    .details = Regarde la politique, le jeton, ce qu’exige la branche, les workflows et les sources des contrôles, par l’API et tels que les a la branche par défaut, et n’écrit rien. Le jeton est lu dans GITHUB_TOKEN ou GH_TOKEN. Le code de sortie est 0 si tout va bien ou s’il n’y a que des avertissements, 1 s’il y a un problème, 4 si quelque chose n’a pas pu être établi, 5 si la politique est inutilisable et 6 si le dépôt est illisible.
cli-doctor-repo = Dépôt (par défaut : GITHUB_REPOSITORY)
cli-completions = Afficher le script de complétion d’un interpréteur
    .details = Pour bash : source <(gonogo completions bash). Les autres interpréteurs le lisent dans un fichier ; la documentation dit lequel.
cli-completions-shell = Interpréteur : bash, zsh, fish, powershell ou elvish
cli-man = Afficher la page de manuel
    .details = Elle se lit avec : gonogo man | man -l -
cli-schema = Afficher le schéma JSON de la politique

cli-help = Afficher l’aide de gonogo ou d’une commande
cli-help-command = Commande

# La page de manuel.
cli-man-name = Nom
cli-man-tagline = décide si une version peut partir en production, et prouve pourquoi
cli-man-synopsis = Synopsis
cli-man-description = Description
cli-man-commands = Commandes
cli-man-options = Options de toutes les commandes
cli-man-exit = Code de retour
cli-man-files = Fichiers
cli-man-policy = La politique ; la première présente compte.
cli-man-not-here = Pas pour cette commande : { $options }.

# Codes de sortie.
exit-go = GO ; aussi : fenêtre ouverte, politique valide, travail fait
exit-no-go = NO-GO ; aussi : fenêtre fermée, liste de contrôle inachevée
exit-usage = erreur d’utilisation : la ligne de commande ou une entrée est fausse
    .lift = Le message dit quoi ; `gonogo COMMANDE --help` montre ce qui est compris.
exit-hold = EN ATTENTE : rien ne s’y oppose, mais on attend des personnes ou des vérifications
exit-unknown = INCONNU : cela n’a pas pu être établi
exit-invalid-policy = la politique n’est pas valide
    .lift = `gonogo lint` en montre tous les défauts à la fois.
exit-unreadable = l’événement, le sujet ou un fichier désigné n’a pas pu être lu
    .lift = Le message le nomme, et dit ce qui aiderait.
exit-not-published = c’est décidé, mais la décision n’a pas pu être publiée
    .lift = Permettre ce qui est nommé comme non publié, puis relancer.
exit-internal = erreur interne : un défaut de gonogo
    .lift = Merci de le signaler, avec le message et la version.

# Erreurs d’utilisation.
cli-error = erreur : { $problem }
cli-meant = Vouliez-vous dire « { $meant } » ?
cli-place-argument = « { $name } »
cli-place-input = l’entrée « { $name } »
cli-place-variable = la variable « { $name } »
cli-problem-no-command = aucune commande n’a été donnée
cli-problem-unknown-command = la commande « { $given } » n’existe pas
cli-problem-unknown-option = l’option « { $given } » n’existe pas ici
cli-problem-unexpected-value = « { $given } » est une valeur de trop
cli-problem-invalid-value = { $place } ne peut pas être « { $given } » ; attendu : { $expected }
cli-problem-missing-value = il faut une valeur pour { $place }
cli-problem-missing-argument = il manque { $place }
cli-problem-repeated = { $place } est donné plusieurs fois
cli-problem-conflict = { $place } et { $other } s’excluent
cli-problem-at-without-dry-run = « --at » exige « --dry-run » : ce qui est publié se décide à l’instant présent
cli-problem-unusable-token = pas de jeton utilisable dans { $place } : un jeton est une seule ligne de caractères ASCII visibles (sa valeur n’est pas affichée)
cli-problem-not-text = un argument n’est pas en UTF-8 valide
cli-problem-misunderstood = ces arguments sont incompréhensibles

cli-expected-one-of = l’un de : { $words }
cli-expected-action = PROPRIÉTAIRE/gonogo@ et les 40 chiffres hexadécimaux d’un commit
cli-expected-timezone = un fuseau horaire par son nom IANA, comme Europe/Paris
cli-expected-environment = au plus 40 minuscules, chiffres, tirets et tirets bas
cli-expected-login = un compte GitHub
cli-expected-duration = une durée, comme 30m ou 1h30m
cli-expected-prefix = le début d’un tag, comme v ou api/v
cli-expected-number = un nombre entier à partir de 1
cli-expected-ref = un nom que git accepte pour une branche ou un tag
cli-expected-repository = PROPRIÉTAIRE/NOM
cli-expected-digest = sha256: suivi de 64 chiffres hexadécimaux minuscules
cli-expected-role = le nom d’un rôle, ou plusieurs séparés par des virgules, en un mot
cli-expected-sha = les 40 chiffres hexadécimaux d’un commit
cli-expected-instant = un instant avec décalage, par exemple 2026-12-24T16:00+01:00 ou 2026-12-24T15:00:00Z
cli-expected-days = un nombre entier de 1 à 400
cli-expected-path = un chemin
cli-expected-repository-path = un chemin à l’intérieur du dépôt, avec « / », sans « .. »
cli-expected-address = une adresse http ou https sans utilisateur, requête ni fragment
cli-expected-host = un hôte ou hôte:port, sans schéma ni joker (adresses IPv6 entre crochets)
cli-expected-exit-code = un nombre entier de 0 à 255
cli-expected-few-hosts = au plus 100 hôtes
