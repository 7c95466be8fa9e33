/**
 * What lists show of a trace, as the wire's JSON, beside the tables that say it: made when the server is idle, taken
 * back (NULL) by the triggers in the commit that changes anything of it, and '' when it is too long to be kept.
 */
export const TRACE_TEXTS_SCHEMA = `
CREATE TABLE trace_texts (
  trace_key INTEGER PRIMARY KEY REFERENCES traces ON DELETE CASCADE,
  text TEXT
) STRICT;
CREATE INDEX trace_texts_unmade ON trace_texts (trace_key) WHERE text IS NULL;

-- A page is found in the index alone: in the order of searches to the end, with the name that people filter by.
DROP INDEX traces_by_time;
CREATE INDEX traces_by_time ON traces (experiment_id, timestamp_ms DESC, trace_id, trace_name);
CREATE INDEX traces_by_status ON traces (experiment_id, status, timestamp_ms DESC, trace_id);

CREATE TRIGGER trace_texts_after_trace AFTER UPDATE ON traces BEGIN
  UPDATE trace_texts SET text = NULL WHERE trace_key = NEW.trace_key AND text IS NOT NULL;
END;
${['trace_tags', 'trace_metadata', 'assessments'].map(takenBackBy).join('')}`;

function takenBackBy(table: string): string {
  return (['INSERT', 'UPDATE', 'DELETE'] as const)
    .map(
      (event) => `
CREATE TRIGGER trace_texts_after_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
  UPDATE trace_texts SET text = NULL
    WHERE trace_key = ${event === 'DELETE' ? 'OLD' : 'NEW'}.trace_key AND text IS NOT NULL;
END;`,
    )
    .join('');
}
