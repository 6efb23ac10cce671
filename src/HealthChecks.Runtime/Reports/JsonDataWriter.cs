using System.Globalization;
using System.Text.Json;

namespace HealthChecks;

/// <summary>
/// Writes what a check puts in its data, which may be of any type and do anything: a report is written whatever happens here.
/// </summary>
internal static class JsonDataWriter
{
    /// <summary>Writes the property <c>data</c>, unless there is nothing in it.</summary>
    /// <returns>Whether there was.</returns>
    public static bool Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object> data)
    {
        var values = Snapshot(data);
        if (values.Count == 0)
            return false;

        writer.WriteStartObject("data");
        foreach (var (key, value) in values)
        {
            WriteValue(writer, key, value);
        }

        writer.WriteEndObject();
        return true;
    }

    // A check may still be writing to a dictionary that it has returned.
    private static List<KeyValuePair<string, object?>> Snapshot(IReadOnlyDictionary<string, object> data)
    {
        var values = new List<KeyValuePair<string, object?>>(data.Count);
        try
        {
            foreach (var (key, value) in data)
            {
                // They stand beside the data already.
                if (key is not (HealthReasons.DataKey or HealthReasons.AbsentDataKey))
                    values.Add(new KeyValuePair<string, object?>(key, value));
            }
        }
        catch (Exception)
        {
            // What was read until then is all that there is to show.
        }

        return values;
    }

    // The common types keep theirs, the others become text.
    private static void WriteValue(Utf8JsonWriter writer, string key, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(key); break;
            case string text: writer.WriteString(key, text); break;
            case bool flag: writer.WriteBoolean(key, flag); break;
            case int number: writer.WriteNumber(key, number); break;
            case long number: writer.WriteNumber(key, number); break;
            case uint number: writer.WriteNumber(key, number); break;
            case ulong number: writer.WriteNumber(key, number); break;
            case short or ushort or byte or sbyte: writer.WriteNumber(key, Convert.ToInt32(value, CultureInfo.InvariantCulture)); break;
            case decimal number: writer.WriteNumber(key, number); break;
            case double number when double.IsFinite(number): writer.WriteNumber(key, number); break;
            case float number when float.IsFinite(number): writer.WriteNumber(key, number); break;
            case DateTime moment: JsonReportWriter.WriteMoment(writer, key, moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment); break;
            case DateTimeOffset moment: JsonReportWriter.WriteMoment(writer, key, moment.UtcDateTime); break;
            default: writer.WriteString(key, TextOf(value)); break;
        }
    }

    private static string? TextOf(object value)
    {
        try
        {
            return value switch
            {
                TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
        }
        catch (Exception)
        {
            return value.GetType().Name;
        }
    }
}
