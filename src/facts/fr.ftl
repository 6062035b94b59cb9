# Pourquoi une chose n’a pas pu être établie, et ce qui aiderait.

failure-unauthorized = { $endpoint } a refusé le jeton (401)
    .remedy = Fournir un jeton valide : `github-token` dans le workflow, GITHUB_TOKEN en ligne de commande.
failure-forbidden = { $endpoint } est interdit à ce jeton (403)
    .remedy = { $has-needed ->
        [one] Donner au job la permission { $needed } dans les `permissions:` du workflow.
        [several] Donner au job l’une de ces permissions dans les `permissions:` du workflow : { $needed }.
       *[no] Vérifier les `permissions:` du job dans le workflow.
    }
failure-not-found = { $endpoint } n’existe pas, ou ce jeton ne peut pas le voir (404)
    .remedy = Vérifier le nom, et que le jeton peut lire ce dépôt (`contents: read`).
failure-rate-limited = { $endpoint } demande d’attendre plus longtemps qu’une exécution ne le peut{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Relancer plus tard ; moins d’exécutions à la fois aident.
failure-refused = { $endpoint } n’a pas accepté la demande{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Relancer ; si cela persiste, le signaler avec ce texte.
failure-server-error = { $endpoint } a échoué côté serveur{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Relancer quand le serveur sera rétabli.
failure-unreadable = La réponse de { $endpoint } n’est pas celle attendue{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Relancer ; si cela persiste, vérifier ce que contient l’adresse ou le fichier.
failure-too-large = { $endpoint } dépasse la taille lue{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Réduire sa taille.
failure-incomplete = { $endpoint } a plus à énumérer qu’il n’en est lu
    .remedy = Raccourcir la liste.
failure-timed-out = { $endpoint } n’a pas répondu à temps
    .remedy = Relancer ; si cela persiste, vérifier le serveur.
failure-connection = Pas de connexion pour { $endpoint }{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Vérifier le réseau et relancer.
failure-address-not-allowed = { $endpoint } est une adresse qui n’est pas interrogée
    .remedy = Les adresses d’une politique doivent être publiques et en https ; l’entrée `allow-hosts` de l’action permet des exceptions.
failure-moved = { $endpoint } n’a cessé de bouger pendant la lecture
    .remedy = Relancer quand rien n’est poussé au même moment.
failure-offline = { $endpoint } n’a pas été interrogé : cette exécution ne lit rien sur GitHub
    .remedy = Donner `--repo` et un jeton.
failure-team-hidden = { $endpoint } n’existe pas, ou ce jeton n’y a pas accès
    .remedy = Vérifier le nom de l’équipe, et donner à gonogo un jeton qui peut lire les équipes : celui d’une GitHub App avec `members: read`, par l’entrée `members-token`. Le jeton du job ne le peut pas.
failure-too-many-commits = { $endpoint } : plus que les 250 que GitHub énumère
    .remedy = Diviser la pull request, en réunir les commits (squash), ou ne pas exclure leurs auteurs (`exclude: [author]`).
failure-no-record = { $endpoint } : le dépôt ne garde pas trace de qui a poussé
    .remedy = Retirer `last-pusher` du `exclude` de la politique : les forks n’ont pas cette trace.
failure-owners-by-email = { $endpoint } n’a pour propriétaires que des adresses e-mail, et nul ne peut dire à qui elles sont
    .remedy = Nommer ses propriétaires dans CODEOWNERS par `@compte` ou `@organisation/équipe`.
failure-unattributed = le commit { $endpoint } vient d’une adresse dont GitHub ne connaît aucun compte
    .remedy = À son auteur : ajouter l’adresse à son compte GitHub, ou amender le commit.
failure-no-audit = { $endpoint } n’a pas d’audit à donner{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Nommer un registre qui en a un, par exemple `registry: https://registry.npmjs.org/` dans la politique, ou faire écrire un rapport par le gestionnaire de paquets et le nommer sous `reports`.
failure-registry-token = { $endpoint } n’accepte pas le jeton, ou en demande un{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Mettre le jeton du registre dans le `.npmrc` : `//host/:_authToken=${"{"}NPM_TOKEN{"}"}`, et passer cette variable au job.
failure-registry-address = { $endpoint } nomme un registre qui ne peut pas être interrogé{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Écrire l’adresse du registre sous la forme `https://host/` dans le `.npmrc` ou dans la politique.
failure-lockfile = { $endpoint } est inutilisable{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Lancer `npm install` et committer le lockfile obtenu.
failure-audit-report = { $endpoint } n’est pas un rapport d’audit que l’on puisse juger{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Faire réécrire le rapport par l’outil, en JSON et en entier ; ce qu’il écrit en cas d’échec n’est pas un rapport.
failure-tag-contents = `change: {"{"} tag: unknown {"}"}` de la politique laisse ouvert ce que contient le tag ou le commit ({ $endpoint })
    .remedy = Y écrire `tag: commits`, pour que soient lus les commits apportés depuis la version précédente, ou ce pour quoi il compte : `bugfix`, `security`, `risky` ou `other`.
failure-tag-files = les fichiers que change un tag ou un commit ne sont pas lus ({ $endpoint })
    .remedy = Se passer de `paths` sous `risky`, ou dire dans la politique pour quoi compte un tag ou un commit : `change: {"{"} tag: risky {"}"}`.
failure-no-ancestor = des dernières versions qui le précéderaient, l’historique du commit n’a aucune, ou aucune qui soit partie ({ $endpoint })
    .remedy = Poser le tag sur un commit qui descend de la dernière version publiée ; si seules des versions supérieures étaient à regarder, `require-greater: false` du contrôle `version` en dispense. Pour les notes de version : lancer `gonogo notes --previous TAG` dans un clone avec tout l’historique.
failure-unrelated = les deux n’ont aucun historique commun ({ $endpoint })
    .remedy = Poser le tag sur un commit de la branche dont viennent les versions.
failure-tag-not-listed = la liste des tags de GitHub n’a pas { $endpoint } au commit jugé
    .remedy = Relancer : un tag tout juste poussé peut ne pas encore y figurer. S’il a été supprimé ou déplacé, c’est l’exécution du nouveau qui compte.
failure-many-unnamed = plus de 20 commits apportés depuis la version précédente ne nomment aucune pull request : leurs étiquettes ne sont donc pas connues ({ $endpoint })
    .remedy = Dire dans la politique pour quoi compte un tag ou un commit, ou ne laisser aucune étiquette rendre un changement risqué : `risky: {"{"} labels: [] {"}"}`.
failure-first-version = c’est la première version de son historique, tout y est donc nouveau ({ $endpoint })
    .remedy = Dire dans la politique pour quoi elle compte, par exemple `change: {"{"} tag: other {"}"}`, jusqu’à ce qu’une version soit publiée.
failure-partly-labelled = des pull requests apportées depuis la version précédente ont l’étiquette { $endpoint }, et les commits ne disent pas que tout est de cette nature
    .remedy = Dire dans la politique pour quoi compte un tag ou un commit, par exemple `change: {"{"} tag: bugfix {"}"}`.
failure-long-range = plus de 5 000 commits ont été apportés depuis la version précédente, et l’API de GitHub n’en fait pas lire autant ({ $endpoint })
    .remedy = Pour le contrôle `version` : poser le tag sur un commit plus proche de la dernière version publiée, ou écrire `require-bump: off` avec `require-greater: false`, qui se passent des commits. Pour le genre de changement : dire dans la politique pour quoi compte un tag, par exemple `change: {"{"} tag: other {"}"}`. Pour les notes de version : lancer `gonogo notes` dans un clone avec tout l’historique (`actions/checkout` avec `fetch-depth: 0`).
failure-not-recorded = l’enregistrement ne contient pas ce qui n’a pas été demandé quand il a été fait ({ $endpoint })
    .remedy = Refaire l’enregistrement, avec la même politique et les mêmes options : `gonogo notes --github --record FICHIER`.
failure-merge-group = la branche de la file de fusion ne nomme pas la pull request de { $endpoint }
    .remedy = Relancer ; si cela persiste, le signaler avec ce texte.
failure-credential = { $endpoint } ne donne rien à présenter à un serveur{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Mettre le secret, sur une seule ligne, dans une variable dont le nom n’est pas réservé, la nommer dans la politique et la passer au job avec `env:`.
failure-withheld = aucun identifiant n’est montré pour cet événement ({ $endpoint }) : la politique d’ici peut être celle d’une pull request
    .remedy = Lancer `gonogo budget` pour `push`, `schedule`, `workflow_dispatch`, `release` ou `create`. Pour une pull request, `gonogo check` suit la politique de la branche de base.
failure-figures-access = { $endpoint } n’accepte pas les identifiants, ou en demande{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Nommer dans la politique les variables qui contiennent les identifiants, les passer au job avec `env:`, et vérifier qu’ils sont valables et permettent de lire ces données.
failure-no-figures = { $endpoint } n’a pas de chiffres à donner{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Vérifier l’adresse dans la politique. Pour un Prometheus, c’est l’adresse de base avec son chemin, par exemple `https://mimir.example/prometheus`, sans `api/v1`.
failure-query = { $endpoint } ne peut pas exécuter la requête{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Essayer la requête dans l’interface du serveur, puis la corriger dans la politique.
failure-release-access = { $endpoint } est interdit à ce jeton : il ne peut pas écrire de release{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Donner au job la permission `contents: write` dans les `permissions:` du workflow.
failure-release-text = le texte de la release { $endpoint } est resté tel quel{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Modifier la release. La partie de gonogo est entre deux lignes, `<!-- gonogo:notes -->` et `<!-- /gonogo:notes -->` : en laisser une de chaque, dans cet ordre, ou les retirer toutes, et fermer chaque bloc de code au-dessus. Puis relancer.
failure-release-too-long = le texte de la release { $endpoint } dépasserait les 125 000 caractères que GitHub accepte
    .remedy = Raccourcir ce qui est écrit autour de la partie de gonogo dans la release, puis relancer.
failure-several-releases = il y a plusieurs releases pour le tag de { $endpoint }{ $has-detail ->
        [yes] {" "}: { $detail }
       *[no] {""}
    }
    .remedy = Les supprimer toutes sauf une, puis relancer.
failure-not-gathered = { $endpoint } n’a pas été lu : un défaut de gonogo
    .remedy = Merci de le signaler avec le fichier de preuve.

# Ce qu’il y a derrière.
failure-limit = la limite est de { $bytes } octets
failure-cause = { $kind ->
        [missing] cela n’existe pas
        [not-a-file] ce n’est pas un fichier, ou le chemin sort du dossier
        [too-large] c’est trop grand
        [not-text] ce n’est pas du texte UTF-8
        [exists] cela existe déjà
        [denied] les droits du système l’interdisent
        [no-room] il n’y a plus de place, ou c’est en lecture seule
        [host-not-found] l’hôte est introuvable
        [connection-refused] la connexion a été refusée
        [unreachable] l’hôte est injoignable
        [connection-reset] la connexion a été coupée
        [unknown-issuer] le certificat vient d’une autorité inconnue ici
        [certificate-expired] le certificat n’est pas valable en ce moment
        [certificate-name] le certificat est pour un autre nom
        [tls] la connexion sécurisée n’a pas pu être établie
        [no-certificates] il n’y a pas ici de certificats d’autorités
        [redirect] redirection vers un lieu qui n’est pas interrogé
        [invalid-address] l’adresse est inutilisable
        [html] c’est une page web
        [empty] c’est vide
        [only-deprecations] on n’y trouve que des paquets obsolètes, et yarn 4 ne dit pas si c’est tout
        [not-json] ce n’est pas du JSON
        [cut-off] cela s’arrête au milieu
        [other-shape] la forme est autre
        [other-thing] il s’agit d’autre chose
        [no-commit] ce commit n’existe pas
        [label] une étiquette avec une virgule ne peut pas être demandée
        [certificates] aucun certificat utilisable
        [allow-hosts] une entrée des hôtes permis n’est ni un hôte ni hôte:port
        [proxy] le proxy n’est pas une adresse http ou https
        [token] le jeton est vide ou contient des caractères qu’aucun jeton n’a
        [several-issues] plusieurs issues ouvertes portent le titre de ce tag
        [merge-conflict] une fusion non résolue s’y trouve
        [not-a-lockfile] ce n’est pas un lockfile de npm
        [lockfile-version] son `lockfileVersion` n’est ni 1, ni 2, ni 3
        [too-deep] l’imbrication est trop profonde
        [broken-link] un lien n’y mène nulle part
        [manifest] le package.json à côté est illisible
        [error-report] l’outil y signale son propre échec
        [not-a-report] ce n’est le rapport d’aucun outil connu
        [contradiction] ses propres totaux disent autre chose
        [not-set] la variable d’environnement n’est pas définie
        [variable-name] une politique ne peut pas nommer cette variable ; celles du runner et des jetons GitHub lui sont refusées
        [header-name] une politique ne peut pas définir cet en-tête
        [not-one-value] le résultat n’est pas une valeur par série
        [not-a-figure] il s’y trouve une liste ou un objet, pas un chiffre
        [pointer] ce n’est pas un pointeur JSON
        [marker-alone] l’une des deux lignes autour de la partie de gonogo est là sans l’autre
        [marker-order] les deux lignes autour de la partie de gonogo sont dans le mauvais ordre
        [marker-twice] les lignes autour de la partie de gonogo y sont plusieurs fois
        [altered] son empreinte ne correspond pas à son contenu
        [open-block] un bloc de code ou de HTML reste ouvert et engloberait ce qui suit
       *[system] le système l’a refusé
    }
