// The report of each example, as a reader's browser shows it: on a phone and on a desk, light and dark, in both
// languages.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { clean, faint, folder, launch, open, report, sticking } from "./browser.js";

const scenarios = { go: "GO", hold: "HOLD", "no-go": "NO-GO", friday: "NO-GO" };
const french = { GO: "GO", HOLD: "EN ATTENTE", "NO-GO": "NO-GO" };
const sizes = { phone: { width: 360, height: 800 }, desk: { width: 1280, height: 900 } };
const gates = ["error-budget", "sign-off", "npm-audit", "window", "checklist"];

let browser;
before(async () => {
    browser = await launch();
});
after(async () => {
    await browser?.close();
    clean();
});

/** Opens a page, asks of it what every page must keep, and closes it. */
async function check(path, look, more = async () => {}) {
    const address = pathToFileURL(path).href;
    const { page, noise, requests, close } = await open(browser, address, look);
    await page.evaluate(() => document.querySelectorAll("details").forEach((element) => (element.open = true)));
    assert.deepEqual(await page.evaluate(sticking), [], "nothing sticks out to the right");
    assert.deepEqual(await page.evaluate(faint, 4.5), [], "all text stands out from its ground");
    await more(page);
    assert.deepEqual(noise, [], "the browser has nothing to complain about");
    assert.deepEqual(requests, [address], "nothing is asked for but the page itself");
    await close();
}

for (const language of ["en", "fr"]) {
    for (const [scenario, outcome] of Object.entries(scenarios)) {
        describe(`${scenario} in ${language}`, () => {
            let path;
            before(() => {
                path = report(scenario, language);
            });
            for (const [size, look] of Object.entries(sizes)) {
                for (const scheme of ["light", "dark"]) {
                    test(`${size}, ${scheme}`, () =>
                        check(path, { ...look, scheme }, async (page) => {
                            assert.equal(await page.locator("html").getAttribute("lang"), language);
                            const headline = language === "fr" ? french[outcome] : outcome;
                            assert.ok((await page.locator("h1").innerText()).startsWith(headline));
                            const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
                            assert.equal(ground, scheme === "dark" ? "rgb(13, 17, 23)" : "rgb(246, 247, 249)");
                        }));
                }
            }

            test("every gate has its section, and the way there leads to it", () =>
                check(path, { ...sizes.desk, scheme: "light" }, async (page) => {
                    for (const gate of gates) {
                        await page.locator(`nav a[href="#gate-${gate}"]`).click();
                        const title = page.locator(`#gate-${gate} h2`);
                        assert.ok(await title.isVisible(), gate);
                    }
                    assert.equal(await page.locator(".calendar tbody tr").count(), 28);
                    assert.equal(await page.locator(".calendar tr.today").count(), 1);
                    assert.equal(await page.locator("#gate-error-budget .gauge").count(), 2);
                    assert.equal(await page.locator("#gate-error-budget .rates tbody tr").count(), 14);
                    assert.equal(await page.locator("#gate-sign-off tr.group").count(), 3);
                    assert.ok((await page.locator("#gate-npm-audit tbody tr").count()) >= 3);
                    assert.equal(await page.locator("#timeline .now").count(), 1);
                }));

            test("screen readers find tables with names and headings", () =>
                check(path, { ...sizes.phone, scheme: "light" }, async (page) => {
                    const tables = page.locator("table");
                    for (let index = 0; index < (await tables.count()); index += 1) {
                        const table = tables.nth(index);
                        assert.equal(await table.locator("caption").count(), 1);
                        assert.ok((await table.locator("th").count()) > 0);
                        assert.equal(await table.locator("th:not([scope])").count(), 0);
                    }
                    const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((one) => one.tagName));
                    assert.equal(levels.filter((level) => level === "H1").length, 1);
                    assert.equal(levels[0], "H1");
                }));

            test("printed, it stays small, and nothing folded is lost", async () => {
                const { page, close } = await open(browser, pathToFileURL(path).href, { ...sizes.desk, scheme: "dark" });
                const printed = await page.pdf({ format: "A4" });
                assert.ok(printed.length < 500_000, `${printed.length} bytes`);
                const folded = page.locator("details table");
                const isShown = () => folded.first().evaluate((table) => table.checkVisibility());
                assert.equal(await isShown(), false, "on the screen it is folded");
                await page.emulateMedia({ media: "print" });
                assert.equal(await isShown(), true);
                await close();
            });
        });
    }
}

describe("the page's own policy", () => {
    let asked;
    let server;
    before(async () => {
        server = createServer((request, response) => {
            asked.push(request.url);
            response.end();
        });
        await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    after(() => server.close());

    /** Opens the report with something added that does not belong there, with or without its policy. */
    const tampered = async (addition, isGuarded = true) => {
        asked = [];
        let text = readFileSync(report("go", "en"), "utf8").replace("</main>", `${addition}</main>`);
        if (!isGuarded) text = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
        const path = join(folder, "tampered.html");
        writeFileSync(path, text);
        return open(browser, pathToFileURL(path).href, { ...sizes.desk, scheme: "light" });
    };

    const script = "<script>document.title = 'run'</script>";
    const from = () => `http://127.0.0.1:${server.address().port}`;
    const foreign = () =>
        `<img src='${from()}/picture'><link rel=stylesheet href='${from()}/looks'><iframe src='${from()}/page'></iframe>`;
    const looks = "<style>h1 { display: none }</style>";

    test("lets no script run", async () => {
        for (const isGuarded of [true, false]) {
            const { page, close } = await tampered(script, isGuarded);
            assert.equal((await page.title()) === "run", !isGuarded);
            await close();
        }
    });

    test("lets nothing be fetched", async () => {
        for (const isGuarded of [true, false]) {
            const { close } = await tampered(foreign(), isGuarded);
            assert.deepEqual(asked.sort(), isGuarded ? [] : ["/looks", "/page", "/picture"]);
            await close();
        }
    });

    test("lets nobody change the looks", async () => {
        for (const isGuarded of [true, false]) {
            const { page, close } = await tampered(looks, isGuarded);
            assert.equal(await page.locator("h1").isVisible(), isGuarded);
            await close();
        }
    });
});

describe("the checks themselves", () => {
    const page = async (body, ask) => {
        const path = join(folder, "check.html");
        writeFileSync(path, `<!DOCTYPE html><html lang="en"><body style="background: #fff">${body}</body></html>`);
        const { page, close } = await open(browser, pathToFileURL(path).href, { ...sizes.phone, scheme: "light" });
        const found = await ask(page);
        await close();
        return found;
    };

    test("see faint text", async () => {
        const ask = (shown) => shown.evaluate(faint, 4.5);
        assert.equal((await page("<p style='color: #999'>faint</p><p>clear</p>", ask)).length, 1);
        assert.equal((await page("<p style='opacity: .4'>faint</p>", ask)).length, 1);
    });

    test("see what sticks out", async () => {
        const ask = (shown) => shown.evaluate(sticking);
        assert.equal((await page("<p style='width: 500px'>wide</p>", ask)).length, 2);
        assert.deepEqual(await page("<p>narrow</p>", ask), []);
    });
});
