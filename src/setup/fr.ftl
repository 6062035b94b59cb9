# Ce que `gonogo init` écrit et dit.

# Commentaires de la politique.
setup-policy-head = La politique de gonogo : ce qui doit être vrai avant qu’une version parte. Une pull request est jugée par la politique de la branche qu’elle vise, un tag par celle de la branche par défaut. « gonogo lint » vérifie ce fichier.
setup-policy-version = Le format de ce fichier.
setup-policy-timezone = L’horloge de toutes les règles qui suivent.
setup-policy-locale = La langue des commentaires et des rapports : en ou fr.
setup-policy-gates = Chaque contrôle est interrogé, et la réponse la plus stricte décide. Avec « enforcement: warn », un contrôle ne fait qu’avertir.
setup-policy-window = Un déploiement peut-il commencer maintenant ?
setup-policy-deny = Fermé à ces moments ; la raison est celle qu’on lira.
setup-policy-allow = Ouvert seulement aux heures de travail : enlever « # » devant ces lignes.
setup-policy-holidays = Fermé les jours fériés d’un pays, par son code : enlever « # ».
setup-policy-checklist = Tous les points de la liste de contrôle sont-ils faits ?
setup-policy-sources = Où l’on coche : dans la description de la pull request{ $tags ->
        [yes] {" "}et, pour un tag, dans l’issue que gonogo ouvre
       *[no] {""}
    }.
setup-policy-template = Chaque point de ce fichier doit figurer dans la liste, quoi qu’on y efface.
setup-policy-sections = Les titres dont les points comptent.
setup-policy-later = Les points pour après le déploiement : montrés, sans être attendus.
setup-policy-na = Un point qui ne s’applique pas est barré, ou commence par « N/A - » et donne une raison.
setup-policy-npm = Connaît-on une vulnérabilité dans ce que npm installe ?
setup-policy-lockfiles = Les lockfiles qui sont lus.
setup-policy-severity = Ce qui bloque : « high » et au-delà dans ce qui tourne, « critical » dans ce qui ne sert qu’au développement.
setup-policy-reports = De pnpm, yarn et bun, gonogo juge le rapport qu’écrit une étape précédente du job. La documentation du contrôle npm-audit dit comment ; enlever ensuite « # ».
setup-policy-tag = Le tag est-il la bonne version ? Cela ne concerne pas les pull requests.
setup-policy-branches = Les branches dont les commits portent les tags de version.
setup-policy-maintenance = Pour publier aussi d’anciennes versions depuis leurs branches, prendre cette ligne à la place.
setup-policy-owners = Qui doit dire go dans un commentaire, comme « /go RÔLE » ? { $path } nomme ces personnes. Pour les attendre, corriger les rôles, enlever « # » et relancer « gonogo init » : il ajoute le workflow des commentaires s’il manque.{ $teams ->
        [yes] {" "}Les équipes exigent l’entrée members-token dans les workflows.
       *[no] {""}
    }
setup-policy-maintainers = Qui doit dire go dans un commentaire, comme « /go RÔLE » ? Ici, quiconque maintient le dépôt. Pour les attendre, enlever « # » et relancer « gonogo init » : il ajoute le workflow des commentaires s’il manque.
setup-policy-other-prefix = Pour publier par d’autres tags qui sont des versions, prendre ceci à la place, et { $pattern } sous tags dans le workflow des versions.
setup-policy-prefix = Ce qui précède la version dans un tag.

# Noms et raisons dans la politique.
setup-id-friday = vendredi
setup-id-weekend = week-end
setup-id-hours = heures-de-travail
setup-reason-friday = Pas de déploiement le vendredi
setup-reason-weekend = Pas de déploiement le week-end
setup-role-owners = responsables
setup-role-manager = responsable-version

# La liste pour commencer.
setup-list-before = Avant le déploiement
setup-list-after = Après le déploiement
setup-list-changelog = Journal des modifications écrit
setup-list-rollback = Retour arrière testé
setup-list-informed = Astreinte prévenue
setup-list-watched = Tableaux de bord surveillés pendant 30 minutes

# À quoi servent les fichiers.
setup-why-policy = la politique, avec les contrôles { $gates }
setup-why-present = la politique déjà présente
setup-why-description = la liste de contrôle, que GitHub met dans chaque nouvelle pull request
setup-why-list = la liste de contrôle que chaque description doit contenir
setup-why-pull-request = décide de chaque pull request
setup-why-sign-off = décide à chaque commentaire et pour les issues de livraison
setup-why-release = décide des tags { $tags }, et ne déploie que ce qui est GO
setup-why-gate = interroge déjà gonogo sur les { $what ->
        [tags] tags
        [comments] commentaires
       *[pull-requests] pull requests
    }
setup-why-no-gate = n’est pas, autant qu’on puisse voir, un contrôle de gonogo pour { $what ->
        [tags] les tags
        [comments] les commentaires
       *[pull-requests] toutes les pull requests
    }

# À cause de quoi.
setup-saw-policy = { $path } est déjà là et reste tel quel{ $valid ->
        [yes] .
       *[no] , mais il contient des erreurs ou ne peut pas être lu : voir « gonogo lint ».
    }
setup-saw-window = fermée le vendredi et le week-end ; fuseau horaire : { $zone }.
setup-saw-begin = à partir de { $begin }, car un vendredi n’a pas de minuit à cette horloge.
setup-saw-description = { $path } a { $items ->
        [one] 1 point
       *[other] { $items } points
    } à faire{ $sections ->
        [0] {""}
       *[other] {" "}sous { $names }
    }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre titre
       *[other] {" "}et { $more } autres titres
    } ; tous sont demandés.
setup-saw-release-list = { $path } a { $items ->
        [one] 1 point
       *[other] { $items } points
    } à faire. Les descriptions doivent les contenir : une copie devient le modèle des nouvelles pull requests.
setup-saw-no-list = { $state ->
        [barred] aucune liste trouvée, et aucune ne peut être écrite à sa place.
        [unread] aucune liste n’a pu être lue, une courte se place donc à côté. À adapter.
       *[none] aucune liste trouvée, une courte est donc écrite. À adapter.
    }
setup-saw-no-template = { $read ->
        [yes] { $path } n’a pas de liste
       *[no] on ne sait pas quelle liste contient { $path }
    } ; toute liste dans la description convient tant que la politique ne nomme pas de modèle.
setup-saw-choices = sous { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre titre
       *[other] {" "}et { $more } autres titres
    } de { $path }, on choisit : ces points ne sont pas demandés.
setup-saw-later = sous { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre titre
       *[other] {" "}et { $more } autres titres
    } de { $path }, tout se fait après le déploiement : ces points ne sont pas attendus. Ce qui doit être fait avant passe de post-deploy à sections.
setup-saw-unread = { $path } est là et n’a pas pu être lu : { $reason }. Ce qu’il dit ne compte pas ici.
setup-saw-further-forms = les modèles de { $path } doivent aussi contenir la liste : sans elle, leurs pull requests sont NO-GO.
setup-saw-other-lists = { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre fichier
       *[other] {" "}et { $more } autres fichiers
    } ont aussi des points. Ils ne comptent que si la politique nomme le fichier, comme template ou sous sources.
setup-saw-lockfiles = à cause de { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }.
setup-saw-other-lockfiles = { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    } : illisible ici. De pnpm, yarn et bun, gonogo juge un rapport qu’écrit le job. La documentation du contrôle dit comment.
setup-saw-uncommitted = { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } autres
    } : absents du dernier commit ; git les ignore, ou personne ne les a encore validés. Aucun contrôle ne pourrait les lire, la politique n’en nomme donc aucun. Valider ce qui part d’ici, et le nommer dans la politique.
setup-saw-left-out = le dernier commit contient aussi { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } autres
    }, là où rien n’est cherché : caché, dans un dossier comme build ou vendor, à plus de quatre dossiers de profondeur, ou absent de ce disque. Nommer dans la politique ce qui compte.
setup-saw-uncertain = on ne sait pas quels lockfiles git contient, ni lesquels il ignore : { $reason }. Enlever de la politique ce qu’il ignore : cela n’est dans aucun dépôt.
setup-many-folders = le dernier commit a trop de dossiers
setup-saw-unusable-lockfiles = { $count ->
        [one] 1 lockfile se trouve
       *[other] { $count } lockfiles se trouvent
    } dans des dossiers dont une politique ne peut contenir le nom, par exemple avec une étoile ; { $count ->
        [one] il est laissé
       *[other] ils sont laissés
    } de côté.
setup-saw-part = il y a ici plus que ce qui a été parcouru. Nommer dans la politique les lockfiles qui manquent.
setup-saw-passed-over = les dossiers nommés { $names }{ $more ->
        [0] {""}
        [one] {" "}ou comme 1 autre
       *[other] {" "}ou comme { $more } autres
    } n’ont pas été parcourus. Si un lockfile y compte, le nommer dans la politique.
setup-saw-deeper = rien n’a été cherché à plus de quatre dossiers de profondeur. Si un lockfile y compte, le nommer dans la politique.
setup-saw-versions = à cause { $count ->
        [one] du tag { $newest }
       *[other] de { $count } tags, dont le plus élevé est { $newest }
    }. Les versions partent de { $known ->
        [yes] { $branch }
       *[no] la branche par défaut
    }.
setup-counted = { $name } ({ $count })
setup-saw-prefixes = d’autres tags sont des versions qui commencent par { $names }{ $more ->
        [0] {""}
       *[other] {" "}et { $more } autres débuts
    }. Une politique ne suit qu’un début{ $written ->
        [yes] {" "}: le workflow ne démarre que sur { $tags }, et les autres tags ne rencontrent aucun contrôle
       *[no] {""}
    }.
setup-saw-other-prefix = pour publier par le premier d’entre eux à la place, écrire { $policy } dans la politique, et { $workflow } dans le workflow des versions.
setup-saw-maintenance = { $names } : apparemment des branches d’anciennes versions. La politique dit comment publier depuis elles.
setup-saw-no-version = { $count ->
        [one] le seul tag n’est pas une version
       *[other] aucun des { $count } tags n’est une version
    } : les tags ne sont donc pas jugés.
setup-saw-no-tags = il n’y a pas encore de tag : les tags ne sont donc pas jugés. Après la première version, ajouter le contrôle « version: {"{"}{"}"} » à la politique, et relancer « gonogo init » pour ses workflows.
setup-saw-partial = aucun tag dans ce clone : les tags ne sont donc pas jugés. Si le dépôt a des versions : « git fetch --tags », enlever les nouveaux fichiers, et relancer.
setup-saw-unreadable = l’historique n’a pas pu être lu, on ne sait donc rien des tags : { $reason }.
setup-saw-owners = { $path } nomme { $names }{ $more ->
        [0] {""}
        [one] {" "}et 1 autre
       *[other] {" "}et { $more } autres
    }. Personne n’est encore attendu : les rôles patientent dans la politique derrière « # ».
setup-saw-no-owners = personne n’est encore attendu : un rôle patiente dans la politique derrière « # ».
setup-saw-stand-in = { $path } interroge déjà gonogo : pas de second workflow pour la même chose.
setup-saw-half-gate = { $path } a une étape de gonogo, mais n’est pas un contrôle pour { $what ->
        [tags] les tags
        [comments] les commentaires
       *[pull-requests] toutes les pull requests
    } : une autre commande que check, une condition, un essai à blanc, aucun rapport, ou des filtres de l’événement.
setup-saw-rival = { $path } déploie les tags sans attendre gonogo : pas de second workflow pour les tags.
setup-saw-no-repository = { $elsewhere ->
        [yes] le dépôt distant « origin » du clone n’est pas sur github.com.
       *[no] le clone n’a pas de dépôt distant « origin ».
    } Mettre le nom du dépôt à la place de OWNER/NAME ci-dessous.
setup-saw-token = les workflows nomment les permissions du jeton du job : il n’y a rien à régler. Seuls les rôles avec des équipes exigent un autre jeton, comme members-token.

# Ce qui est dit.
setup-summary = { $new ->
        [0] Rien n’a été écrit
        [one] 1 fichier a été écrit
       *[other] { $new } fichiers ont été écrits
    }{ $exists ->
        [0] {""}
        [one] {" "}; 1 était déjà là et reste tel quel
       *[other] {" "}; { $exists } étaient déjà là et restent tels quels
    }{ $failed ->
        [0] {""}
        [one] {" "}; 1 n’a pas pu être écrit
       *[other] {" "}; { $failed } n’ont pas pu être écrits
    }.
setup-summary-dry = Rien n’est écrit. { $new ->
        [0] Aucun fichier ne le serait
        [one] 1 fichier le serait
       *[other] { $new } fichiers le seraient
    }{ $exists ->
        [0] {""}
        [one] {" "}; 1 est déjà là et reste tel quel
       *[other] {" "}; { $exists } sont déjà là et restent tels quels
    }{ $failed ->
        [0] {""}
        [one] {" "}; 1 ne pourrait pas l’être
       *[other] {" "}; { $failed } ne pourraient pas l’être
    }.
setup-heading-written = Écrits :
setup-heading-would = Seraient écrits :
setup-heading-exists = Laissés tels quels :
setup-heading-failed = Non écrits :
setup-heading-remarks = Pourquoi :
setup-heading-next = Ensuite :
setup-remark = { $about } : { $text }
setup-quoted = « { $name } »

setup-step-list = Copier la liste de { $from } dans { $to } : sans elle, toute pull request est NO-GO.
setup-step-own-list = Mettre une liste de contrôle dans { $to } : sans liste, toute pull request est NO-GO.
setup-step-action = Mettre le propriétaire de l’action et le commit complet de sa version à la place de OWNER et des zéros, dans { $paths }.
setup-step-deploy = Mettre votre propre déploiement à la place de « ./deploy.sh », dans { $paths }.
setup-step-rival = Faire attendre gonogo au déploiement de { $path } : copier le job « gate » du fichier workflows/release.yml de gonogo, et ajouter « needs: gate ».
setup-step-no-gate = Faire interroger gonogo par { $path }, ou mettre à côté, sous un autre nom, le fichier { $source } de gonogo : d’ici là, { $what ->
        [tags] aucun tag ne rencontre le contrôle
        [comments] aucun commentaire ne décide
       *[pull-requests] toutes les pull requests ne rencontrent pas le contrôle
    }.
setup-step-barred = Dégager le chemin et relancer « gonogo init », car rien n’a pu être mis à { $paths } : { $reason }.
setup-step-lint = Lire la politique, changer ce qui ne convient pas, et la vérifier :
setup-step-commit = Committer les fichiers et les fusionner dans { $known ->
        [yes] { $branch }
       *[no] la branche par défaut
    } : la politique compte à partir de là.
setup-step-try = L’essayer sur une de vos pull requests ; rien n’est publié :
setup-step-require = Après la première exécution, rendre obligatoire le statut { $status }, avec GitHub Actions comme source (Settings → Rules → Rulesets).
setup-step-doctor = Voir s’il manque quelque chose, comme une permission :

# Pourquoi rien n’est écrit.
setup-no-zone = Quelle horloge suivent les règles ? Le vendredi en UTC n’est pas celui de l’endroit où l’on est.
    .remedy = Nommer le fuseau horaire, par exemple : gonogo init --timezone Europe/Paris
setup-no-clone = Il n’y a pas de dépôt git ici.
    .remedy = Lancer dans le dossier le plus haut du dépôt ; pour un nouveau dépôt, lancer d’abord « git init ».
setup-below = Ce dossier n’est pas la racine du dépôt : GitHub ne trouverait pas les fichiers ici.
    .remedy = Lancer dans { $top }.
setup-bare = Ce dépôt est nu : il n’a pas de copie de travail où mettre des fichiers.
    .remedy = Lancer dans un clone de ce dépôt.
setup-barred = le chemin passe par un lien, ou par quelque chose qui n’est pas un dossier
setup-link = c’est un lien, ou pas un fichier
setup-invalid = La politique obtenue n’est pas valide, rien n’a donc été écrit : un défaut de gonogo.
    .remedy = Merci de le signaler, avec les noms des fichiers, des branches et des responsables du dépôt.
