//! Pages of the help as they are, to the letter.

use super::*;

#[test]
fn the_first_page_in_english() {
    insta::assert_snapshot!(helped(run("--help", &[])), @r"
    gonogo decides whether a release may go to production, and proves why.

    Usage: gonogo <COMMAND> [OPTIONS]

    Start here:
      gonogo demo                    see a decision about a built-in example; needs
                                     no network and no configuration
      gonogo check --pr 1 --dry-run  decide about pull request 1 with your policy,
                                     and publish nothing

    Commands:
      check            Decide whether a release may go: the main job
      simulate         What if: decide with comments, labels or a time made up
      why              Say why somebody's sign-off counts or does not
      demo             See the main job on a built-in example
      init             Write a policy, a checklist and workflows for this repository
      window           Say whether one may deploy now, why not, and when next
      checklist        Read and judge a Markdown checklist
      audit            Look for known vulnerabilities of npm packages, without Node
      budget           Say what is left of the error budgets, and what may ship
      notes            Write release notes from the history of this clone
      next-version     Say which version the changes since the last one ask for
      replay           Decide again from saved evidence
      verify-evidence  Check saved evidence, and the chain of releases in it
      explain          Say what a finding, a decision or an exit code means
      lint             Check the policy and show all its faults at once
      doctor           Check that gonogo is set up so that it can be trusted
      schema           Print the JSON Schema of the policy
      completions      Print the completion script of a shell
      man              Print the manual page
      help             Show the help of gonogo or of a command

    Options:
          --policy <FILE>        Policy file (default: .github/gonogo.yml, then
                                 .gonogo.yml)
          --environment <NAME>   Environment of the policy that the release goes to
                                 (default: production)
          --format <FORMAT>      Form of the result: text, json, markdown, svg, ics,
                                 sarif, npm; not every command has every form
          --color <WHEN>         Colours: auto, always or never (default: auto,
                                 which respects NO_COLOR)
          --locale <LANGUAGE>    Language: en or fr (default: from LC_ALL,
                                 LC_MESSAGES or LANG)
          --allow-hosts <HOSTS>  Hosts that a policy may name although they lie
                                 inside, such as 10.0.0.7 or prometheus:9090 (any
                                 port, plain http)
      -v, --verbose              Show all details (audit, budget, check, demo,
                                 replay)
      -q, --quiet                Tell only what went wrong
      -h, --help                 Show this help
      -V, --version              Show the version

    Exit codes:
      0   GO; also: the window is open, the policy is valid, the work is done
      1   NO-GO; also: the window is closed, the checklist fails
      2   usage error: the command line or an input is wrong
      3   HOLD: nothing is wrong, but people or checks are awaited
      4   UNKNOWN: it could not be found out
      5   the policy is invalid
      6   the event, the subject or a named file could not be read
      7   it was decided, but the decision could not be published
      70  internal error: a fault in gonogo

    More about a command: gonogo COMMAND --help
    ");
}

#[test]
fn the_first_page_in_french() {
    insta::assert_snapshot!(helped(run("--help", &[("LANG", "fr_FR.UTF-8")])), @r"
    gonogo décide si une version peut partir en production, et prouve pourquoi.

    Utilisation : gonogo <COMMANDE> [OPTIONS]

    Pour commencer :
      gonogo demo                    voir une décision sur un exemple intégré ; ni
                                     réseau ni configuration
      gonogo check --pr 1 --dry-run  juger la pull request 1 d’après votre
                                     politique, sans rien publier

    Commandes :
      check            Décider si une version peut partir : la tâche principale
      simulate         Et si : décider avec des faits ou un instant fictifs
      why              Dire pourquoi l’accord d’une personne compte ou ne compte pas
      demo             Voir la tâche principale sur un exemple intégré
      init             Écrire une politique, une liste et des workflows
      window           Dire si l’on peut déployer, sinon pourquoi, et quand
      checklist        Lire et juger une liste de contrôle en Markdown
      audit            Chercher des vulnérabilités connues de paquets npm, sans Node
      budget           Dire ce qui reste des budgets d’erreur, et ce qui peut partir
      notes            Écrire les notes de version d’après l’historique de ce clone
      next-version     Dire quelle version demandent les changements depuis la
                       dernière
      replay           Décider à nouveau d’après une preuve enregistrée
      verify-evidence  Vérifier des preuves enregistrées et leur chaîne
      explain          Dire ce que signifie un constat, une décision ou un code
      lint             Vérifier la politique et montrer tous ses défauts à la fois
      doctor           Vérifier que l’installation de gonogo mérite confiance
      schema           Afficher le schéma JSON de la politique
      completions      Afficher le script de complétion d’un interpréteur
      man              Afficher la page de manuel
      help             Afficher l’aide de gonogo ou d’une commande

    Options :
          --policy <FICHIER>     Fichier de politique (par défaut :
                                 .github/gonogo.yml, puis .gonogo.yml)
          --environment <NOM>    Environnement de la politique où part la version
                                 (par défaut : production)
          --format <FORMAT>      Forme du résultat : text, json, markdown, svg, ics,
                                 sarif, npm ; toutes les commandes n’ont pas toutes
                                 les formes
          --color <QUAND>        Couleurs : auto, always (toujours) ou never
                                 (jamais) (par défaut : auto, qui respecte NO_COLOR)
          --locale <LANGUE>      Langue : en ou fr (par défaut : d’après LC_ALL,
                                 LC_MESSAGES ou LANG)
          --allow-hosts <HÔTES>  Hôtes qu’une politique peut nommer bien qu’ils
                                 soient internes, comme 10.0.0.7 ou prometheus:9090
                                 (tout port, http sans TLS)
      -v, --verbose              Montrer tous les détails (audit, budget, check,
                                 demo, replay)
      -q, --quiet                Ne dire que ce qui a échoué
      -h, --help                 Afficher cette aide
      -V, --version              Afficher la version

    Codes de sortie :
      0   GO ; aussi : fenêtre ouverte, politique valide, travail fait
      1   NO-GO ; aussi : fenêtre fermée, liste de contrôle inachevée
      2   erreur d’utilisation : la ligne de commande ou une entrée est fausse
      3   EN ATTENTE : rien ne s’y oppose, mais on attend des personnes ou des
          vérifications
      4   INCONNU : cela n’a pas pu être établi
      5   la politique n’est pas valide
      6   l’événement, le sujet ou un fichier désigné n’a pas pu être lu
      7   c’est décidé, mais la décision n’a pas pu être publiée
      70  erreur interne : un défaut de gonogo

    En savoir plus sur une commande : gonogo COMMANDE --help
    ");
}

#[test]
fn a_commands_page_in_english() {
    insta::assert_snapshot!(helped(run("check --help", &[])), @r"
    Decide whether a release may go: the main job

    Usage: gonogo check [OPTIONS]

    Reads the policy from the working tree and the facts from GitHub, decides, and
    publishes the decision as a commit status and a comment. Without --pr, --tag or
    --sha it judges everything that is open. The token is read from GITHUB_TOKEN or
    GH_TOKEN; GONOGO_MEMBERS_TOKEN may hold another one that may look people of
    teams up. In a workflow, gonogo without arguments takes the action's inputs
    instead.

    Options:
          --repo <OWNER/NAME>         Repository (default: GITHUB_REPOSITORY)
          --pr <N>                    Judge the head commit of this pull request
          --tag <NAME>                Judge the commit of this tag
          --sha <SHA>                 Judge this commit, named by all its 40
                                      hexadecimal digits
          --dry-run                   Decide and print, but publish nothing
          --at <INSTANT>              Decide as if it were this instant, such as
                                      2026-12-24T16:00+01:00; only with --dry-run,
                                      and the result says SIMULATED
          --evidence <FILE>           Write the evidence here, from which “gonogo
                                      replay” decides again
          --statement <FILE>          Write an in-toto statement about the evidence
                                      here, for others to sign; needs --evidence
          --previous-evidence <FILE>  Evidence of the release before, where its
                                      commit status does not name it; needs
                                      --evidence
          --html <FILE>               Write the report here as one HTML page
          --report <KIND>             What carries the decision on the commit:
                                      status, check-run, both or none
          --no-comment                Write no comment
          --fail-on <LEVEL>           When the exit code is not 0: auto or hold for
                                      anything but GO, no-go for NO-GO and UNKNOWN,
                                      never for no decision at all (default: auto)
          --wait <DURATION>           While people are awaited, decide again in long
                                      intervals, for at most this long, such as 30m

    Options of every command:
          --policy <FILE>        Policy file (default: .github/gonogo.yml, then
                                 .gonogo.yml)
          --environment <NAME>   Environment of the policy that the release goes to
                                 (default: production)
          --format <FORMAT>      Form of the result: text, json, markdown
          --color <WHEN>         Colours: auto, always or never (default: auto,
                                 which respects NO_COLOR)
          --locale <LANGUAGE>    Language: en or fr (default: from LC_ALL,
                                 LC_MESSAGES or LANG)
          --allow-hosts <HOSTS>  Hosts that a policy may name although they lie
                                 inside, such as 10.0.0.7 or prometheus:9090 (any
                                 port, plain http)
      -v, --verbose              Show all details (audit, budget, check, demo,
                                 replay)
      -q, --quiet                Tell only what went wrong
      -h, --help                 Show this help
      -V, --version              Show the version
    ");
}
