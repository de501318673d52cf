"""Writes the shell steps of action.yml and of the workflows to files of a folder, each named by its job and step, with what
GitHub runs bash with. Expressions are only where a shell does not see them, in env."""
import pathlib, sys
import yaml

root, folder = map(pathlib.Path, sys.argv[1:])
action = yaml.safe_load((root / "action.yml").read_text())
jobs = {"action": action["runs"]["steps"]}
for path in sorted((root / ".github/workflows").glob("*.yml")):
    for name, job in yaml.safe_load(path.read_text())["jobs"].items():
        jobs[f"{path.stem}-{name}"] = job["steps"]
for job, steps in jobs.items():
    for step in steps:
        script = step.get("run")
        if script is None:
            continue
        assert "${{" not in script, f"{job}, {step['name']}: what stands in an expression would be run"
        file = folder / f"{job}-{step['name'].lower().replace(' ', '-')}.sh"
        file.write_text("#!/usr/bin/env bash\nset -eo pipefail\n" + script)
        print(file.name)
