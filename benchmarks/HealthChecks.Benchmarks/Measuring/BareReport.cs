namespace HealthChecks.Benchmarks.Measuring;

/// <summary>What a framework report allocates that is built by hand, from entries that are there already.</summary>
internal static class BareReport
{
    private const int Times = 1000;

    public static double Bytes(HealthReport model)
    {
        var entries = model.Entries.ToArray();
        Build(entries, model);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
            Build(entries, model);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }

    private static HealthReport Build(KeyValuePair<string, HealthReportEntry>[] entries, HealthReport model)
    {
        var report = new Dictionary<string, HealthReportEntry>(entries.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, entry) in entries)
            report[name] = entry;
        return new HealthReport(report, model.Status, model.TotalDuration);
    }
}
