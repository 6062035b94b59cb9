// Chromium, and what is asked of a page in it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

/** Flags that keep the browser from talking to anybody. */
const flags = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** Where the test writes; gone afterwards. */
export const folder = mkdtempSync(join(tmpdir(), "gonogo-page-"));

/** The browser, with a profile that nobody used before. */
export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        headless: true,
        args: flags,
    });

/** Takes the folder away. */
export const clean = () => rmSync(folder, { recursive: true, force: true });

/** Lets the program write the example's report, and says where it is. */
export function report(scenario, language) {
    const binary = process.env.GONOGO_BINARY;
    if (!binary) throw new Error("GONOGO_BINARY must name the program");
    const output = join(folder, `${language}-${scenario}`);
    try {
        execFileSync(binary, ["demo", "--scenario", scenario, "--locale", language, "--output", output, "-q"], {
            stdio: "ignore",
        });
    } catch (error) {
        // The exit code is the decision.
        if (![1, 3, 4].includes(error.status)) throw error;
    }
    return join(output, "report.html");
}

/** Opens a page and writes down everything that it says and asks for. */
export async function open(browser, address, { width, height, scheme }) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
    const page = await context.newPage();
    const noise = [];
    const requests = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(address);
    return { page, noise, requests, close: () => context.close() };
}

/** Elements that stick out to the right of the page. Runs in the page. */
export function sticking() {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`page: ${document.documentElement.scrollWidth}`);
    for (const element of document.body.querySelectorAll("*")) {
        if (element.closest(".unseen, svg, thead") || element.getClientRects().length === 0) continue;
        const { right } = element.getBoundingClientRect();
        if (right > width + 1) found.push(`${element.tagName}.${element.className}: ${Math.round(right)}`);
    }
    return found;
}

/** Texts with less contrast than `least` (WCAG 2.2, 1.4.3), each with its ratio. Runs in the page. */
export function faint(least) {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    /** Red, green, blue from 0 to 255 and alpha from 0 to 1. */
    const known = new Map();
    const parts = (colour) => {
        if (!known.has(colour)) known.set(colour, painted(colour));
        return [...known.get(colour)];
    };
    const painted = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = (upper, lower) => upper.slice(0, 3).map((part, index) => part * upper[3] + lower[index] * (1 - upper[3]));
    const luminance = (colour) => {
        const [red, green, blue] = colour.map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
        const canvasColour = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
        return layers.reverse().reduce((below, layer) => over(layer, below), canvasColour);
    };
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const element = text.parentElement;
        const isShown = text.data.trim() && element.getClientRects().length > 0 && !element.closest(".unseen, style");
        if (!isShown) continue;
        const behind = ground(element);
        const style = getComputedStyle(element);
        const ink = parts(style.color);
        ink[3] *= Number(style.opacity);
        const [light, dark] = [luminance(over(ink, behind)), luminance(behind)].sort((one, other) => other - one);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < least) found.push(`${ratio.toFixed(2)}: ${text.data.trim().slice(0, 40)} (${element.className})`);
    }
    return found;
}
