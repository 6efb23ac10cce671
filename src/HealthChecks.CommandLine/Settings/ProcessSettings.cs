using System.Collections;
using System.Text.Json;

namespace HealthChecks;

/// <summary>
/// What the running process's configuration says of where it listens, read as its host reads it and without one: weakest first
/// <c>ASPNETCORE_</c> and <c>DOTNET_</c> variables, <c>appsettings.json</c>, that of the environment, other variables.
/// </summary>
internal sealed class ProcessSettings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the settings of this process's environment, which is that of the other one.</summary>
    /// <exception cref="IOException">A settings file cannot be read.</exception>
    public static ProcessSettings Read() => Read(Environment.GetEnvironmentVariables(), Directory.GetCurrentDirectory());

    /// <param name="variables">The environment.</param>
    /// <param name="folder">Where the settings files are, unless the environment says otherwise.</param>
    public static ProcessSettings Read(IDictionary variables, string folder)
    {
        var settings = new ProcessSettings();
        settings.Take(variables, "ASPNETCORE_");
        settings.Take(variables, "DOTNET_");
        var root = Path.Combine(folder, settings.Find("contentRoot") ?? "");
        var environment = settings.Find("environment") ?? "Production";
        settings.TakeFile(Path.Combine(root, "appsettings.json"));
        settings.TakeFile(Path.Combine(root, $"appsettings.{environment}.json"));
        settings.Take(variables, "");
        return settings;
    }

    /// <summary>The value of a key; null for none, or a blank one.</summary>
    public string? Find(string key) => _values.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The addresses of <c>Kestrel:Endpoints</c>, in the order of their names.</summary>
    public string? KestrelUrls()
    {
        const string Prefix = "Kestrel:Endpoints:";
        var keys = new List<string>();
        foreach (var key in _values.Keys)
        {
            if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase) && Find(key) is not null)
                keys.Add(key);
        }

        keys.Sort(StringComparer.OrdinalIgnoreCase);
        return keys.Count == 0 ? null : string.Join(";", keys.ConvertAll(key => _values[key]));
    }

    private void Take(IDictionary variables, string prefix)
    {
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                _values[name[prefix.Length..].Replace("__", ":", StringComparison.Ordinal)] = (string?)variable.Value ?? "";
        }
    }

    private void TakeFile(string path)
    {
        if (!File.Exists(path))
            return;

        try
        {
            var utf8 = File.ReadAllBytes(path).AsSpan();
            if (utf8.StartsWith("\uFEFF"u8))
                utf8 = utf8[3..];
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var parents = new List<string>();
            while (reader.Read())
                Take(ref reader, parents);
        }
        catch (JsonException exception)
        {
            throw new IOException($"{path} is no JSON: {exception.Message}", exception);
        }
    }

    // The names from the root to where the reader is. What is in lists is none of ours.
    private void Take(ref Utf8JsonReader reader, List<string> parents)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            parents.RemoveRange(reader.CurrentDepth - 1, parents.Count - reader.CurrentDepth + 1);
            parents.Add(reader.GetString() ?? "");
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            _values[string.Join(":", parents)] = reader.GetString() ?? "";
        }
        else if (reader.TokenType == JsonTokenType.Number)
        {
            _values[string.Join(":", parents)] = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
