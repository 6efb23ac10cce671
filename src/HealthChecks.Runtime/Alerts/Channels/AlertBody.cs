namespace HealthChecks;

/// <summary>What a webhook posts: JSON, made from an alert.</summary>
public sealed class AlertBody
{
    private const string JsonTemplate =
        """
        {"kind":"{kind}","severity":"{severity}","application":"{application}","instance":"{instance}","subject":"{subject}","name":"{name}","status":"{status}","reason":"{reason}","since":"{since}","at":"{at}","count":{count},"fingerprint":"{fingerprint}","text":"{text}"}
        """;

    private readonly Func<HealthAlert, string> _render;

    private AlertBody(Func<HealthAlert, string> render) => _render = render;

    /// <summary>One object with everything that an alert says; see <c>docs/alerts.md</c>.</summary>
    public static AlertBody Json { get; } = Template(JsonTemplate);

    /// <summary>
    /// What Prometheus Alertmanager takes at <c>/api/v2/alerts</c>. Alerts carry no instance in their labels, so those of replicas are one; they
    /// end when told so, or when not repeated in time.
    /// </summary>
    public static AlertBody Alertmanager { get; } = new(AlertmanagerBody.Render);

    /// <summary>
    /// JSON with placeholders: <c>{kind}</c>, <c>{severity}</c>, <c>{application}</c>, <c>{instance}</c>, <c>{subject}</c>, <c>{name}</c>,
    /// <c>{status}</c>, <c>{reason}</c>, <c>{since}</c>, <c>{at}</c>, <c>{count}</c>, <c>{fingerprint}</c>, <c>{text}</c> (empty where there is none) and
    /// <c>{title}</c> (a line for people). What takes their place is escaped for use within a JSON string.
    /// </summary>
    /// <param name="template">The template, such as <c>{"text":"{title}"}</c>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no such placeholder, or what comes of the template is no JSON.</exception>
    public static AlertBody Template(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new AlertBody(AlertTemplate.Parse(template).Render);
    }

    /// <summary>Makes the body by code.</summary>
    /// <param name="render">Gives the JSON for an alert.</param>
    /// <returns>The body.</returns>
    public static AlertBody From(Func<HealthAlert, string> render)
    {
        ArgumentNullException.ThrowIfNull(render);
        return new AlertBody(render);
    }

    /// <summary>The body for an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <returns>JSON.</returns>
    public string Render(HealthAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return _render(alert);
    }
}
