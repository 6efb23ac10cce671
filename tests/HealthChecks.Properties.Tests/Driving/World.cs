using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks.Properties;

/// <summary>
/// One history, driven through the real engine on one thread: the steps are the engine's thread, its pool, its probers and its checks.
/// </summary>
internal sealed partial class World : IDisposable
{
    private const int MostSlowRuns = 10;

    private static readonly ServiceLifetimes NoServices = new(new ServiceCollection());
    private static readonly IOptions<HealthCheckServiceOptions> NoRegistrations = Options.Create(new HealthCheckServiceOptions());
    private static readonly RegistrationTimes NoTimes = new();
    private static readonly HealthCheckDependency[] SomethingScoped = [new(typeof(World))];

    private readonly History _history;
    private readonly HandClock _clock = new();
    private readonly HandOptions _options;
    private readonly EngineHealthCheckService _service;
    private readonly List<Probe> _open = [];
    private string? _failure;
    private int _slowRuns;

    public World(History history, Rule rule)
    {
        _history = history;
        Rule = rule;
        Checks = [.. history.Checks];
        Subsets = [.. history.Subsets];
        Sequential = history.Sequential;
        Models = new CheckModel[Checks.Length];
        for (var i = 0; i < Models.Length; i++)
            Models[i] = new CheckModel(this, i) { Behaviour = Checks[i].Behaviour };

        _options = new HandOptions(OptionsInForce(new HandChance { State = (ulong)history.Chance }));
        var services = new HandServices(_options);
        Engine = new HealthEngine(
            services,
            new RegistrySource(typeof(World), Definition()),
            NoServices,
            _options,
            new HealthSettings(services),
            NoRegistrations,
            NoTimes,
            []);
        _service = new EngineHealthCheckService(Engine);
        // At once: a first probe that has to wait for the start would be answered one await later than it is told.
        Engine.StartAsync().GetAwaiter().GetResult();
    }

    public Rule Rule { get; }

    public HealthEngine Engine { get; }

    public CheckModel[] Models { get; }

    /// <summary>The settings of the checks that are in force.</summary>
    public CheckSetup[] Checks { get; }

    /// <summary>The settings of the subsets that are in force.</summary>
    public SubsetSetup[] Subsets { get; }

    public bool Sequential { get; private set; }

    /// <summary>The most milliseconds for which any reading is served again.</summary>
    public int? FreshCap { get; private set; }

    public bool IsPoolPrompt => _history.IsPoolPrompt;

    public bool IsDrained { get; private set; }

    public bool IsCordoned { get; private set; }

    /// <summary>Whether checks run in the background.</summary>
    public bool IsHostRunning { get; private set; }

    /// <summary>Whether the engine's thread is in the middle of it: the model is ahead of it then.</summary>
    public bool IsTicking { get; private set; }

    public long Now => _clock.Now;

    /// <summary>Probes without an answer.</summary>
    public IReadOnlyList<Probe> Open => _open;

    /// <summary>Says that the property does not hold. Kept, because an engine contains what is thrown in a check.</summary>
    public void Fail(string why) => _failure ??= why;

    /// <summary>Runs the history, and what every history ends with.</summary>
    public void Run()
    {
        foreach (var step in _history.Steps)
            Do(step);
        Settle();
        Rule.AtEnd(this);
        ThrowIfFailed();
    }

    public void Do(Step step)
    {
        Rule.BeforeStep(this, step);
        Begin(step);
        if (IsPoolPrompt)
            RunQueue();
        Rule.AfterStep(this, step);
        ThrowIfFailed();
    }

    /// <summary>Time passes, and the engine's thread looks.</summary>
    public void Advance(int milliseconds)
    {
        _clock.Now += milliseconds;
        foreach (var model in Models)
            model.OnTick();
        IsTicking = true;
        Engine.Tick(Now);
        IsTicking = false;
        Rule.AfterTick(this);
    }

    /// <summary>A check keeps its thread. Not for ever: checks that are due again by the time that the others are done would never end.</summary>
    public void TakeTime(int milliseconds)
    {
        if (_slowRuns++ < MostSlowRuns)
            Advance(milliseconds);
    }

    public void RunQueue()
    {
        while (Engine.Queue.Count > 0)
            Engine.Queue.Execute();
    }

    public void Dispose() => Engine.DisposeAsync().GetAwaiter().GetResult();

    private void Begin(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Advance:
                Advance(step.A);
                break;
            case StepKind.Sleep:
                _clock.Now += step.A;
                break;
            case StepKind.RunQueue:
                RunQueue();
                break;
            case StepKind.Probe:
                Watch(Engine.Subsets[step.A % Subsets.Length].GetReportAsync(), ProbeOf(step, Subsets[step.A % Subsets.Length].DeadlineInForce));
                break;
            case StepKind.ProbeComplete:
                Watch(Engine.Subsets[step.A % Subsets.Length].GetCompleteReportAsync(), ProbeOf(step));
                break;
            case StepKind.Refresh:
                Watch(Engine.Subsets[step.A % Subsets.Length].RefreshAsync(), ProbeOf(step));
                break;
            case StepKind.AskCheck:
                Watch(Engine.GetCheckAsync(Names.OfCheck(step.A % Checks.Length)), new Probe(-1, Now, null));
                break;
            case StepKind.AskFramework:
                Watch(_service.CheckHealthAsync(registration => (step.A & (1 << (registration.Name[0] - 'a'))) != 0), new Probe(-1, Now, null) { Asked = step.A });
                break;
            case StepKind.Behave:
                Models[step.A % Models.Length].Behaviour = step.Behaviour;
                break;
            case StepKind.End:
                Models[step.A % Models.Length].End(step.Ending);
                break;
            case StepKind.Set:
                Set((Change)(step.A & 255), step.A >> 8, step.B);
                break;
            default:
                ChangeLife(step.Kind);
                break;
        }
    }

    private void ChangeLife(StepKind kind)
    {
        switch (kind)
        {
            case StepKind.Cordon:
                IsCordoned = true;
                Engine.Lifecycle.Cordon();
                break;
            case StepKind.Uncordon:
                IsCordoned = false;
                Engine.Lifecycle.Uncordon();
                break;
            case StepKind.Drain:
                IsDrained = true;
                Engine.Lifecycle.Drain();
                break;
            case StepKind.StartHost:
                IsHostRunning = true;
                Engine.OnHostStarting();
                break;
            case StepKind.StopHost:
                IsHostRunning = false;
                Engine.OnHostStopping();
                break;
        }
    }

    private Probe ProbeOf(Step step, int? deadline = null) => new(step.A % Subsets.Length, Now, deadline);

    private void ThrowIfFailed()
    {
        if (_failure is not null)
            throw new PropertyFailedException(_failure);
    }
}

/// <summary>A property that does not hold of a history.</summary>
internal sealed class PropertyFailedException(string message) : Exception(message);
