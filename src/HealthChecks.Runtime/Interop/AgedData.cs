using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace HealthChecks;

/// <summary>What a check reports, and how old its reading is: the framework's entries have no place for that.</summary>
internal sealed class AgedData(IReadOnlyDictionary<string, object> data, double ageMilliseconds) : IReadOnlyDictionary<string, object>
{
    private readonly KeyValuePair<string, object> _age = new(HealthReasons.AgeDataKey, ageMilliseconds);

    public int Count => data.Count + 1;

    public IEnumerable<string> Keys
    {
        get
        {
            foreach (var pair in this)
                yield return pair.Key;
        }
    }

    public IEnumerable<object> Values
    {
        get
        {
            foreach (var pair in this)
                yield return pair.Value;
        }
    }

    public object this[string key] => key == _age.Key ? _age.Value : data[key];

    /// <summary>With the age of the reading, unless the check uses the key itself.</summary>
    public static IReadOnlyDictionary<string, object> Of(IReadOnlyDictionary<string, object> data, TimeSpan age) =>
        data.ContainsKey(HealthReasons.AgeDataKey) ? data : new AgedData(data, Math.Round(age.TotalMilliseconds));

    public bool ContainsKey(string key) => key == _age.Key || data.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        if (key != _age.Key)
            return data.TryGetValue(key, out value);
        value = _age.Value;
        return true;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        foreach (var pair in data)
            yield return pair;
        yield return _age;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
