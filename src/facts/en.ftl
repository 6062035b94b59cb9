# Why something could not be found out, and what would help.

failure-unauthorized = { $endpoint } refused the token (401)
    .remedy = Pass a valid token: `github-token` in the workflow, GITHUB_TOKEN on the command line.
failure-forbidden = { $endpoint } is not allowed for this token (403)
    .remedy = { $has-needed ->
        [one] Give the job the permission { $needed } in the workflow's `permissions:`.
        [several] Give the job one of these permissions in the workflow's `permissions:`: { $needed }.
       *[no] Check the job's `permissions:` in the workflow.
    }
failure-not-found = { $endpoint } is not there, or this token may not see it (404)
    .remedy = Check the name, and that the token may read this repository (`contents: read`).
failure-rate-limited = { $endpoint } asks to wait longer than a run may{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Run again later; fewer runs at once help.
failure-refused = { $endpoint } did not accept the request{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Run again; if it stays, report it with this text.
failure-server-error = { $endpoint } failed on the server's side{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Run again when the server has recovered.
failure-unreadable = The answer of { $endpoint } is not what it should be{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Run again; if it stays, check what the address or file holds.
failure-too-large = { $endpoint } is larger than is read{ $has-detail ->
        [yes] {" "}({ $detail })
       *[no] {""}
    }
    .remedy = Make it smaller.
failure-incomplete = { $endpoint } has more pages than are read
    .remedy = Make the list shorter.
failure-timed-out = { $endpoint } did not answer in time
    .remedy = Run again; if it stays, check the server.
failure-connection = No connection for { $endpoint }{ $has-detail ->
        [yes] : { $detail }
       *[no] {""}
    }
    .remedy = Check the network and run again.
failure-address-not-allowed = { $endpoint } is an address that is not asked
    .remedy = Addresses in a policy must be public and https; the action's input `allow-hosts` makes exceptions.
failure-moved = { $endpoint } kept moving while it was read
    .remedy = Run again when nothing is pushed at the same moment.
failure-offline = { $endpoint } was not asked: this run reads nothing from GitHub
    .remedy = Give `--repo` and a token.
failure-not-gathered = { $endpoint } was not read: a fault in gonogo
    .remedy = Please report it with the evidence file.
