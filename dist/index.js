import { B as notice, C as outputs, E as createWorld, F as UserError, H as setOutput, I as outOfTime, L as context, M as readContext, N as reasonToSkip, O as readInputs, P as LimitReached, R as error, S as logLine, T as nodeTimer, U as warning, V as setFailed, W as summary$1, _ as sync, b as summary, j as isForeignFork, k as startStopwatch, v as terminalLines, w as gateMessage, x as planJson, y as failurePage, z as info } from "./shared.js";
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort } from "node:worker_threads";
// src/main.ts
/** The summary of the run is written. Then a failure needs no page of its own. */
let reported = false;
/** The action: reads its inputs and the event, syncs, and writes the report. */
async function runAction(inputs) {
	const context$1 = readContext(process.env, context.payload);
	startStopwatch(nodeTimer, fileLimit(inputs, context$1.pull !== null));
	const skip = reasonToSkip(context$1, inputs);
	if (skip !== null) notice(logLine(skip));
	if (skip !== null && (!inputs.failOnBlockers || isForeignFork(context$1, inputs))) return;
	const readOnly = skip !== null || context$1.pull !== null;
	const own = inputs.repository === null || inputs.repository.toLowerCase() === context$1.repository.toLowerCase();
	const repository = own ? context$1.repository : inputs.repository ?? context$1.repository;
	const [owner = "", repo = ""] = repository.split("/");
	const log = (line) => info(logLine(line));
	const address = {
		server: context$1.serverUrl,
		repositories: [repository]
	};
	const world = createWorld({
		token: inputs.token,
		apiUrl: context$1.apiUrl,
		serverUrl: context$1.serverUrl,
		owner,
		repo,
		pace: inputs.pace,
		maxMinutes: inputs.maxMinutes,
		log,
		path: inputs.roadmap,
		configPath: inputs.config,
		ref: context$1.pull?.headSha ?? null,
		newest: own ? context$1.newest : null
	});
	const result = await sync(world, {
		path: inputs.roadmap,
		configPath: inputs.config,
		address,
		repositoryId: own ? context$1.repositoryId : null,
		today: inputs.date,
		planOnly: inputs.dryRun || inputs.command === "plan" || readOnly,
		update: inputs.command === "update" && !readOnly,
		limits: {
			maxCreates: inputs.maxCreates,
			maxCloses: inputs.maxCloses,
			maxChanges: inputs.maxChanges
		},
		conflict: inputs.conflict,
		fullLook: context$1.event === "schedule",
		hint: own ? context$1.issue : null,
		pushed: own ? context$1.pushed : null,
		isByHand: context$1.event === "workflow_dispatch",
		maxMinutes: inputs.maxMinutes,
		pace: inputs.pace
	});
	await report(result, summary(result, address), readOnly);
	if (inputs.command === "update" && !readOnly && result.update === null && result.stopped !== null) warning("The development update was not made, because the run stopped before the roadmap and its issues agreed. Run `command: update` again.");
	const blocked = inputs.failOnBlockers ? gateMessage(result.roadmap, address) : null;
	if (blocked !== null) throw new UserError(blocked, "The run fails because the input `fail-on-blockers` is set.");
}
/** @param preview nothing is to be written, so a refused plan is only a warning and not a failure */
async function report(result, page, preview) {
	for (const line of terminalLines(result)) info(line);
	for (const problem of result.problems) annotate(problem, result.roadmap.path);
	const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] || tmpdir(), "roadmap-sync-"));
	const paths = {
		plan: join(folder, "plan.json"),
		update: result.update === null ? "" : join(folder, "update.txt")
	};
	writeFileSync(paths.plan, planJson({
		...result.plan,
		problems: result.problems
	}));
	if (result.update !== null) {
		writeFileSync(paths.update, result.update.text);
		writeFileSync(join(folder, "update.md"), result.update.markdown);
	}
	for (const [name, value] of Object.entries(outputs(result, paths))) setOutput(name, value);
	if (process.env["GITHUB_STEP_SUMMARY"]) await summary$1.addRaw(page).write();
	reported = true;
	const { refused } = result.plan;
	if (refused !== null && preview) warning(logLine(`${refused.reason} ${refused.allow}`));
	else if (refused !== null) throw new UserError(refused.reason, refused.allow);
	if (result.failure !== null) throw result.failure;
	const left = result.outcomes.filter(({ result: what }) => what === "left").length;
	if (result.stopped !== null) warning(logLine(`${left} ${left === 1 ? "operation is" : "operations are"} left: ${result.stopped}. The next run continues from there.`));
}
/** Shows a problem as an annotation. Notices appear only in the summary, because GitHub shows at most ten annotations of each level per step. */
function annotate({ line, level, message }, file) {
	const at = line === null ? { file } : {
		file,
		startLine: line
	};
	if (level === "error") error(logLine(message), at);
	if (level === "warning") warning(logLine(message), at);
}
/** Seconds. Anybody can open a pull request with a text that keeps a parser busy for minutes. */
const DEADLINE = 30;
/** How long the run may read and plan its file: a pull request's for a short time, in which waiting for GitHub does not count; its own as long as the run lasts. */
function fileLimit({ maxMinutes, roadmap }, isProposed) {
	if (!isProposed) return {
		milliseconds: maxMinutes * MINUTE,
		counts: "run",
		late: () => outOfTime(maxMinutes, `reading ${roadmap} and planning`)
	};
	const late = () => new UserError(`The roadmap of this pull request could not be read within ${DEADLINE} s.`, "Look for very long lines or deep nesting in it. Nothing was written.");
	return {
		milliseconds: DEADLINE * 1e3,
		counts: "work",
		late
	};
}
/** Milliseconds. */
const MINUTE = 6e4;
/** Milliseconds after `max-minutes` until a run is ended in the middle of whatever it does. It has stopped to begin writes before. */
const GRACE_AT_END = 1e4;
/** Ends a run that does not end by itself, such as one that reads a list without an end. A run that is cut off loses nothing: the next one continues. */
function endAfter(maxMinutes) {
	return setTimeout(() => {
		const error = outOfTime(maxMinutes, "the run");
		setFailed(logLine(error.message));
		const page = process.env["GITHUB_STEP_SUMMARY"];
		if (!reported && page) appendFileSync(page, failurePage(error));
		if (isMainThread) process.exit(1);
		parentPort?.postMessage(1);
	}, maxMinutes * MINUTE + GRACE_AT_END).unref();
}
async function runToEnd() {
	let end = null;
	try {
		const inputs = readInputs();
		end = endAfter(inputs.maxMinutes);
		await runAction(inputs);
	} catch (error) {
		if (error instanceof UserError) {
			if (error instanceof LimitReached) warning(logLine(error.message));
			else setFailed(error.message.split("\n").map(logLine).join("\n"));
			if (!reported && process.env["GITHUB_STEP_SUMMARY"]) await summary$1.addRaw(failurePage(error)).write();
		} else setFailed(error instanceof Error ? error.stack ?? error.message : String(error));
	} finally {
		if (end !== null) clearTimeout(end);
	}
}
await runToEnd();
if (!isMainThread) parentPort?.postMessage(process.exitCode ?? 0);
export {};
