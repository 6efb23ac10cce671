namespace HealthChecks;

/// <summary>The formats that a report is served in.</summary>
internal enum ReportFormat
{
    Json = 0,
    Text = 1,
}
