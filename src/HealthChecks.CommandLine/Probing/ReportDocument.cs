using System.Text.Json;

namespace HealthChecks;

/// <summary>The JSON format of a report, as far as a monitor or a table shows it.</summary>
internal sealed class ReportDocument
{
    private ReportDocument()
    {
    }

    public string Subset { get; private set; } = "";

    public string Status { get; private set; } = "";

    /// <summary>The reason of the subset itself, such as <c>draining</c>; null where its checks say all.</summary>
    public string? OwnReason { get; private set; }

    public List<ReportedCheck> Checks { get; } = [];

    /// <summary>Whether the status is one that passes.</summary>
    public bool Passes => Status is "Healthy" or "Degraded";

    /// <summary>Reads a report; null where it is none, or not whole.</summary>
    public static ReportDocument? Read(ReadOnlySpan<byte> utf8)
    {
        var report = new ReportDocument();
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                if (name == "checks" && reader.TokenType == JsonTokenType.StartObject)
                    report.ReadChecks(ref reader);
                else
                    report.Take(name, ref reader);
            }

            // Nothing after the document either.
            if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
                return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }

        return report.Subset.Length > 0 && report.Status is "Healthy" or "Degraded" or "Unhealthy" ? report : null;
    }

    private void Take(string? name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "subset": Subset = reader.GetString() ?? ""; break;
            case "status": Status = reader.GetString() ?? ""; break;
            // Those that only repeat the status say nothing more.
            case "reason" when reader.GetString() is { } reason && reason is not ("healthy" or "degraded" or "unhealthy"): OwnReason = reason; break;
            default: reader.Skip(); break;
        }
    }

    private void ReadChecks(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var check = new ReportedCheck(reader.GetString() ?? "");
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException();

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                check.Take(name, ref reader);
            }

            Checks.Add(check);
        }
    }
}
