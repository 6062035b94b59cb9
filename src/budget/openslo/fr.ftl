# Ce qui ne va pas dans un fichier OpenSLO.

openslo-yaml = Ligne { $line } : { $reason }
openslo-yaml-extra = Ligne { $line } : les ancres, alias, tags et clés de fusion ne sont pas lus ; écrire les valeurs en entier
openslo-too-large = Le fichier est plus grand que ce qui est lu, ou trop imbriqué : le diviser, avec { $limit } Kio et 32 niveaux au plus
openslo-no-slo = Il n’y a pas de SLO dans le fichier : il lui faut un document avec `kind: SLO` et `apiVersion: openslo/v1`
openslo-several-slos = Il y a plusieurs SLO dans le fichier : dire lequel est visé{ $named ->
        [yes] {" "}: { $names }
       *[no] , et donner un nom à chacun dans ses `metadata`
    }
openslo-slo-not-found = Il n’y a pas de SLO { $name } dans le fichier{ $named ->
        [yes] {" "}; il y a : { $names }
       *[no] {" "}; aucun n’a de nom dans ses `metadata`
    }
openslo-same-name = { $name } figure deux fois : donner un autre nom à l’un des deux
openslo-version = La version { $found } n’est pas lue : écrire le fichier en `openslo/v1`
openslo-missing = Il manque la clé { $key } sous la ligne { $line }
openslo-shape = La valeur de { $key } n’a pas la forme que prévoit OpenSLO (ligne { $line })
openslo-several-objectives = Le SLO a plusieurs objectifs : dire lequel est visé{ $named ->
        [yes] {" "}: { $names }
       *[no] , et donner un `displayName` à chacun
    }
openslo-objective-not-found = Le SLO n’a pas d’objectif { $name }{ $named ->
        [yes] {" "}; il a : { $names }
       *[no] {" "}; aucun n’a de `displayName`
    }
openslo-composite = Les SLO composites, dont chaque objectif a son indicateur, ne sont pas lus : écrire un SLO par indicateur
openslo-threshold = Les seuils (`thresholdMetric`) ne laissent pas de budget qui se compte : écrire l’indicateur comme `ratioMetric`
openslo-several-windows = Le SLO a plusieurs fenêtres de temps : écrire un SLO pour chacune
openslo-window-unsaid = Il n’est pas dit si la fenêtre de temps est glissante : écrire `isRolling: true`, ou `isRolling: false` avec `calendar`
openslo-window-both = La fenêtre de temps ne peut pas être glissante et suivre le calendrier : écrire `isRolling: false`, ou supprimer `calendar`
openslo-duration = { $found } n’est pas une durée pour { $key } : écrire un nombre avec une unité. Une fenêtre glissante et une tranche se comptent en `m`, `h`, `d` ou `w`, un calendrier en `d`, `w`, `M`, `Q` ou `Y`
openslo-start-time = { $found } n’est pas un début de calendrier : l’écrire comme `2026-01-01 00:00:00`, sans fuseau
openslo-zone = Il n’y a pas de fuseau horaire { $found } : écrire son nom IANA, comme `Europe/Paris`
openslo-method = Il n’y a pas de méthode { $found } : écrire `Occurrences` ou `Timeslices` comme `budgetingMethod`
openslo-ratio-timeslices = `RatioTimeslices` fait la moyenne de taux, et aucun budget n’en découle : écrire `Occurrences` ou `Timeslices`
openslo-number = { $found } n’est pas un nombre décimal pour { $key } : écrire des chiffres avec un point, comme `99.9`
openslo-range = { $key } ne peut pas valoir { $found } : `target` est inférieur à 1, `targetPercent` inférieur à 100, et `timeSliceTarget` supérieur à 0 et d’au plus 1
openslo-share = { $found } comme `targetPercent` ressemble à une proportion : écrire un pourcentage comme `99.9`, ou la proportion comme `target`
openslo-targets-differ = `target` dit { $target } % et `targetPercent` { $percent } % : garder l’un des deux
openslo-good-and-bad = L’indicateur compte à la fois les événements `good` et `bad` : garder l’un des deux à côté de `total`
openslo-ratio = La `ratioMetric` est incomplète, ou dit deux choses : il lui faut `total` avec `good` ou `bad`, ou `raw` seul
openslo-no-counter = Avec `counter: false`, les requêtes ne portent pas sur des compteurs, et ce qui s’est passé dans la fenêtre n’en découle pas : interroger des compteurs, et écrire `counter: true`
openslo-raw-type = Il n’y a pas de `rawType` { $found } : écrire `success` ou `failure`
openslo-source = Les chiffres de { $found } ne sont pas lus par OpenSLO : la source doit être du type `Prometheus`
openslo-source-unsaid = Il n’est pas dit d’où viennent les chiffres : écrire `type: Prometheus` dans `metricSource`
openslo-source-not-found = La source { $name } n’est pas dans le fichier : ajouter sa `DataSource`, ou écrire `type: Prometheus` à côté de la référence
openslo-sources-differ = Les requêtes de l’indicateur vont à des sources différentes : les faire renvoyer à une seule
openslo-indicator-not-found = L’indicateur { $name } n’est pas dans le fichier : ajouter son document avec `kind: SLI`
openslo-indicator-twice = Le SLO a à la fois `indicator` et `indicatorRef` : garder l’un des deux
