import { createHash } from "node:crypto";

/** A Lua script and the name under which a server that has seen it runs it. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** The format of the records that this version writes and reads. */
const format = "1";

const script = (text: string): Script => ({ text, sha: createHash("sha1").update(text).digest("hex") });

// A record is a hash of format, version and session; while a lease is held, or its holder never finished, also of lease, which
// is "<since in Unix ms> <length in ms> <owner>". What has no format is no record; what has another one is left as it is.
//
// An answer is one string: the session alone for the usual outcome, empty when there is none; else a word, for some a number,
// and on the next line the session if there is one. That is why a session must begin with a brace, the byte 123. An array of
// parts, or the session in a longer string, costs more than the rest of a script.
const read = (...more: readonly string[]): string => `
local call = redis.call
local record = call('HMGET', KEYS[1], 'format', 'version', 'lease'${more.map((field) => `, '${field}'`).join("")})
local version, lease = record[2], record[3]
if record[1] ~= '${format}' and (record[1] or call('EXISTS', KEYS[1]) == 1) then return 'unreadable ' .. (record[1] or '') end`;

const readSession = `${read("session")}
local session = record[4] or ''
if not version ~= not record[4] or version and string.byte(session) ~= 123 then return 'unreadable' end`;

const isOwn = (owner: string): string => `lease and string.match(lease, ' %d+ (.*)$') == ${owner}`;

const free = `
if version then call('HDEL', KEYS[1], 'lease') else call('DEL', KEYS[1]) end`;

const overwrite = `
local call = redis.call
local found = call('HGET', KEYS[1], 'format')
if found and found ~= '${format}' then return 'unreadable ' .. found end
call('DEL', KEYS[1])`;

// By pcall, because a user who may not publish shall still store: its waiters then wait for the time.
const publish = `
redis.pcall('PUBLISH', ARGV[2], '')`;

const store = `
call('HSET', KEYS[1], 'format', '${format}', 'version', ARGV[4], 'session', ARGV[6])
if ARGV[5] == '' then call('ZREM', KEYS[2], ARGV[1]) else call('ZADD', KEYS[2], ARGV[5], ARGV[1]) end${publish}
return 'done'`;

/** KEYS: record. Answers the session. */
export const getScript: Script = script(`${readSession}
return session`);

/**
 * KEYS: record. ARGV: known version or "", owner, lease in ms. Answers the session when the lease is taken, `interrupted`, when
 * that began (Unix ms) and the session if a holder before never finished, `newer` and the session, or `busy` and the ms left. An
 * owner that asks again, because the answer was lost with the connection and the client repeats it, has what it holds.
 */
export const claimScript: Script = script(`${readSession}
if version and version ~= ARGV[1] then return 'newer\\n' .. session end
local time = call('TIME')
local now = time[1] .. string.sub('00000' .. time[2], -6, -4)
local interrupted
if lease then
  local since, length, owner = string.match(lease, '^(%d+) (%d+) (.*)$')
  local left = since and since + length - now or 0
  if left > 0 and owner ~= ARGV[2] then return 'busy ' .. left end
  interrupted = left <= 0 and since
end
call('HSET', KEYS[1], 'format', '${format}', 'lease', now .. ' ' .. ARGV[3] .. ' ' .. ARGV[2])
if interrupted then return 'interrupted ' .. interrupted .. (version and '\\n' .. session or '') end
return session`);

/**
 * KEYS: record, index. ARGV: key, channel, parent version or "", version, expiry in Unix ms or "", session, owner. Answers
 * `done`, or `superseded` and the session that is there.
 *
 * A server without free memory refuses the first write of a script when it takes memory, and no later one. An HDEL goes
 * first, so that only a claim is refused, and never a commit, whose refresh token is spent.
 */
export const commitScript: Script = script(`${read()}
local own = ${isOwn("ARGV[7]")}
if (version or '') ~= ARGV[3] then
  if own then${free}${publish} end
  return 'superseded' .. (version and '\\n' .. (call('HGET', KEYS[1], 'session') or '') or '')
end
call('HDEL', KEYS[1], own and 'lease' or 'session')${store}`);

/** KEYS: record. ARGV: owner, channel. Answers `done`. */
export const releaseScript: Script = script(`${read()}
if ${isOwn("ARGV[1]")} then${free}${publish} end
return 'done'`);

/** KEYS: record, index. ARGV: key, channel, anything, version, expiry in Unix ms or "", session. Answers `done`. */
export const setScript: Script = script(`${overwrite}${store}`);

/** KEYS: record, index. ARGV: key, channel. Answers `done`. */
export const forgetScript: Script = script(`${overwrite}
call('ZREM', KEYS[2], ARGV[1])${publish}
return 'done'`);

/** KEYS: index. ARGV: Unix ms, how many at most. Answers an array: key, expiry, key, expiry, ..., soonest first. */
export const expiringScript: Script = script(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])`);

/**
 * KEYS: what the records of a shard begin with. ARGV: cursor, "*" for the records of every shard on this server, else the shard.
 * Answers an array: the next cursor, then for each record its session's key, the session, and since when and until when a lease
 * is held (Unix ms) or "". The client may have put something before the key, so the pattern is made from what has arrived here.
 */
export const listScript: Script = script(`
local call = redis.call
local head, shard = string.match(KEYS[1], '^(.*){(%d+)}session:$')
local any = ARGV[2] == '*' and '*' or shard
local found = call('SCAN', ARGV[1], 'MATCH', string.gsub(head, '[%*%?%[%]%^\\\\]', '\\\\%0') .. '{' .. any .. '}session:*', 'COUNT', 500)
local time = call('TIME')
local now = time[1] .. string.sub('00000' .. time[2], -6, -4)
local answer = { found[1] }
for _, name in ipairs(found[2]) do
  local key = string.match(string.sub(name, #head + 1), '^{%d+}session:(.*)$')
  local record = redis.pcall('HMGET', name, 'format', 'session', 'lease')
  if key and record[1] == '${format}' and record[2] then
    local since, length = string.match(record[3] or '', '^(%d+) (%d+) ')
    local held = since and since + length > tonumber(now)
    answer[#answer + 1] = key
    answer[#answer + 1] = record[2]
    answer[#answer + 1] = held and since or ''
    answer[#answer + 1] = held and string.format('%.0f', since + length) or ''
  end
end
return answer`);

/** KEYS: any, names the server of a cluster. Answers the server's run id, or "" where it may not be read. */
export const serverScript: Script = script(`
local info = redis.pcall('INFO', 'server')
return type(info) == 'string' and string.match(info, 'run_id:(%x+)') or ''`);

/** KEYS: any, names the server of a cluster. Answers the memory section of INFO, or "" where it may not be read. */
export const memoryScript: Script = script(`
local info = redis.pcall('INFO', 'memory')
return type(info) == 'string' and info or ''`);
