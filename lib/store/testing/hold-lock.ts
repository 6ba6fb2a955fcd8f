import Database from 'libsql';

/** Run by the tests as a process of its own: holds the write lock of a database for so long, and no longer than they run. */
const [path = '', milliseconds = '0'] = process.argv.slice(2);
const database = new Database(path);
database.exec('begin immediate');
process.stdout.write('held\n');
process.stdin.resume().on('end', () => process.exit());
setTimeout(() => process.exit(), Number(milliseconds));
