// Calls an export of a package with one argument, and prints only the message of the error.
const [, , name, call, argument] = process.argv;
const { [call]: work } = await import(name);
try {
  await work(JSON.parse(argument));
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
