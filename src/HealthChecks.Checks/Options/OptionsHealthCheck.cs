using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Whether options are what their validators want, with what the configuration says now, and whether the keys that must be set are.
/// </summary>
/// <remarks>
/// The options are made anew in each run and thrown away: what the application holds is not touched. Results name keys and count failures;
/// they never show a value. A validator's texts are in the exception, for the log only.
/// </remarks>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="options">Makes the options, and runs their validators.</param>
/// <param name="configuration">Where <see cref="RequiredKeys"/> are looked for; null where there are none.</param>
/// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
[HealthCheckDefaults(Dependency = DependencyScope.Local)]
public sealed class OptionsHealthCheck<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    IOptionsFactory<TOptions> options,
    IConfiguration? configuration = null) : IHealthCheck
    where TOptions : class
{
    private readonly IOptionsFactory<TOptions> _options = options ?? throw new ArgumentNullException(nameof(options));
    private readonly string _name = Microsoft.Extensions.Options.Options.DefaultName;
    private readonly string[] _requiredKeys = [];

    /// <summary>The name of the options, where there are several of the type. Default the one without a name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get => _name;
        init => _name = value ?? throw new ArgumentNullException(nameof(Name));
    }

    /// <summary>
    /// Keys of the configuration that must have a value, or be sections that are not empty, such as <c>Orders:ApiKey</c>. A blank value is
    /// none. Default none.
    /// </summary>
    /// <exception cref="ArgumentException">A key is blank, or there is no configuration to look for it in.</exception>
    public IReadOnlyList<string> RequiredKeys
    {
        get => _requiredKeys;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(RequiredKeys));
            string[] keys = [.. value];
            if (Array.Exists(keys, string.IsNullOrWhiteSpace))
                throw new ArgumentException("A required key is blank: give the path of a key, such as 'Orders:ApiKey'.", nameof(RequiredKeys));
            if (keys.Length > 0 && configuration is null)
                throw new ArgumentException("Required keys are looked for in the configuration: give it to the check, too.", nameof(RequiredKeys));
            _requiredKeys = keys;
        }
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var findings = new List<HealthFinding>(2);
        var data = new Dictionary<string, object>(3);

        var missing = Array.FindAll(_requiredKeys, IsMissing);
        if (missing.Length > 0)
        {
            data["missingKeys"] = string.Join(", ", missing);
            findings.Add(Failure(CheckReasons.KeysMissing, $"Not set: {string.Join(", ", missing)}."));
        }

        try
        {
            _ = _options.Create(_name);
        }
        catch (OptionsValidationException exception)
        {
            var failures = exception.Failures.Count();
            data["failures"] = failures;
            findings.Add(Failure(CheckReasons.OptionsInvalid, $"Broken rules of the options: {failures}.", exception));
        }
        catch (Exception exception)
        {
            findings.Add(Failure(CheckReasons.OptionsUnreadable, "The options could not be made.", exception));
        }

        return Task.FromResult(HealthResults.From(findings, data));
    }

    private static HealthFinding Failure(string reason, string text, Exception? cause = null) =>
        new(HealthStatus.Unhealthy, reason, text) { Cause = cause };

    private bool IsMissing(string key)
    {
        var section = configuration!.GetSection(key);
        return string.IsNullOrWhiteSpace(section.Value) && !section.GetChildren().Any();
    }
}
