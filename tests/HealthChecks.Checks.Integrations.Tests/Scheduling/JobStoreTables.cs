namespace HealthChecks.Checks.Integrations.Tests.Scheduling;

/// <summary>The tables of a Quartz job store, as far as a scheduler without jobs needs them.</summary>
internal static class JobStoreTables
{
    public static string Create(string prefix) => $"""
        CREATE TABLE {prefix}job_details (
            sched_name text, job_name text, job_group text, description text, job_class_name text,
            is_durable bool, is_nonconcurrent bool, is_update_data bool, requests_recovery bool, job_data bytea,
            PRIMARY KEY (sched_name, job_name, job_group));
        CREATE TABLE {prefix}triggers (
            sched_name text, trigger_name text, trigger_group text, job_name text, job_group text, description text,
            next_fire_time bigint, prev_fire_time bigint, priority int, trigger_state text, trigger_type text,
            start_time bigint, end_time bigint, calendar_name text, misfire_instr smallint, misfire_orig_fire_time bigint, job_data bytea,
            PRIMARY KEY (sched_name, trigger_name, trigger_group));
        CREATE TABLE {prefix}simple_triggers (
            sched_name text, trigger_name text, trigger_group text, repeat_count bigint, repeat_interval bigint, times_triggered bigint);
        CREATE TABLE {prefix}simprop_triggers (sched_name text, trigger_name text, trigger_group text);
        CREATE TABLE {prefix}cron_triggers (sched_name text, trigger_name text, trigger_group text, cron_expression text, time_zone_id text);
        CREATE TABLE {prefix}blob_triggers (sched_name text, trigger_name text, trigger_group text, blob_data bytea);
        CREATE TABLE {prefix}calendars (sched_name text, calendar_name text, calendar bytea);
        CREATE TABLE {prefix}paused_trigger_grps (sched_name text, trigger_group text);
        CREATE TABLE {prefix}fired_triggers (
            sched_name text, entry_id text, trigger_name text, trigger_group text, instance_name text, fired_time bigint, sched_time bigint,
            priority int, state text, job_name text, job_group text, is_nonconcurrent bool, requests_recovery bool);
        CREATE TABLE {prefix}scheduler_state (
            sched_name text, instance_name text, last_checkin_time bigint, checkin_interval bigint,
            PRIMARY KEY (sched_name, instance_name));
        CREATE TABLE {prefix}locks (sched_name text, lock_name text, PRIMARY KEY (sched_name, lock_name));
        """;
}
