import { createHash } from "node:crypto";

/** A Lua script and its SHA-1, by which EVALSHA runs it. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** Runs a script. Rejects with `SessionStoreError`. */
export type Send = (script: Script, keys: [string], args: string[]) => Promise<unknown>;

/** The record format of this version. */
const format = "1";

const script = (text: string): Script => ({ text, sha: createHash("sha1").update(text).digest("hex") });

// A record is a hash of format, version and session, plus, while a lease is held or its owner never finished, lease:
// "<since in Unix ms> <length in ms> <owner>". A record with another format, or without one, is never changed.
//
// A reply is a string: for the usual outcome only the session, or empty without one; otherwise a word, for some outcomes a number,
// and on the next line the session if there is one. So a session must start with a brace, the byte 123. An array of parts, or the
// session inside a longer string, would cost more than the rest of the script.
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

// By pcall, so that a user without the permission to publish can still store; waiters then poll.
const publish = `
redis.pcall('PUBLISH', ARGV[2], '')`;

const store = `
call('HSET', KEYS[1], 'format', '${format}', 'version', ARGV[4], 'session', ARGV[6])
if ARGV[5] == '' then call('ZREM', KEYS[2], ARGV[1]) else call('ZADD', KEYS[2], ARGV[5], ARGV[1]) end${publish}
return 'done'`;

/** KEYS: record. Returns the session. */
export const getScript: Script = script(`${readSession}
return session`);

/**
 * KEYS: record. ARGV: known version or "", owner, lease in ms. Returns the session when it takes the lease; `interrupted`, the start
 * (Unix ms) and the session when an earlier owner never finished; `newer` and the session; or `busy` and the remaining ms. A client may
 * repeat a request whose reply was lost: an owner that already holds the lease gets it again.
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
 * KEYS: record, index. ARGV: key, channel, parent version or "", version, expiry in Unix ms or "", session, owner. Returns `done`, or
 * `superseded` and the stored session.
 *
 * A server without free memory rejects a script whose first write needs memory, but no later write. So commits start with HDEL: only
 * claims are rejected, never a commit, whose refresh token is already spent.
 */
export const commitScript: Script = script(`${read()}
local own = ${isOwn("ARGV[7]")}
if (version or '') ~= ARGV[3] then
  if own then${free}${publish} end
  return 'superseded' .. (version and '\\n' .. (call('HGET', KEYS[1], 'session') or '') or '')
end
call('HDEL', KEYS[1], own and 'lease' or 'session')${store}`);

/** KEYS: record. ARGV: owner, channel. Returns `done`. */
export const releaseScript: Script = script(`${read()}
if ${isOwn("ARGV[1]")} then${free}${publish} end
return 'done'`);

/** KEYS: record, index. ARGV: key, channel, anything, version, expiry in Unix ms or "", session. Returns `done`. */
export const setScript: Script = script(`${overwrite}${store}`);

/** KEYS: record, index. ARGV: key, channel. Returns `done`. */
export const forgetScript: Script = script(`${overwrite}
call('ZREM', KEYS[2], ARGV[1])${publish}
return 'done'`);

/** KEYS: index. ARGV: Unix ms, how many at most. Returns an array: key, expiry, key, expiry, ..., soonest first. */
export const expiringScript: Script = script(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])`);

/**
 * KEYS: key prefix of a shard's records. ARGV: cursor; "*" for every shard on this server, anything else for this shard only. Returns an
 * array: the next cursor, then for each record its session key, the session, and the start and end of a held lease (Unix ms) or "".
 * Builds the pattern from KEYS, because the client may have a key prefix.
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

/** KEYS: any, selects the server of a cluster. Returns its run id, or "" without permission. */
export const serverScript: Script = script(`
local info = redis.pcall('INFO', 'server')
return type(info) == 'string' and string.match(info, 'run_id:(%x+)') or ''`);

/** KEYS: any, selects the server of a cluster. Returns the memory section of INFO, or "" without permission. */
export const memoryScript: Script = script(`
local info = redis.pcall('INFO', 'memory')
return type(info) == 'string' and info or ''`);
