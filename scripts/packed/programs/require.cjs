// Requires every entry that it is given, and prints those that cannot be.
const failures = [];
for (const entry of process.argv.slice(2)) {
  try {
    require(entry);
  } catch (error) {
    failures.push(`${entry}: ${error.message}`);
  }
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}
