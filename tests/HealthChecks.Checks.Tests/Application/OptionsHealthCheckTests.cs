using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Checks.Tests.Application;

public sealed class OptionsHealthCheckTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    private readonly ServiceProvider _services;

    public OptionsHealthCheckTests()
    {
        _configuration["Mail:Host"] = "mail";
        _configuration["Mail:Port"] = "25";
        var services = new ServiceCollection().AddSingleton<IConfiguration>(_configuration);
        AddMail(services, Options.DefaultName, "Mail");
        AddMail(services, "backup", "BackupMail");
        _services = services.BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Options_that_their_validators_accept_are_healthy() => (await Check().RunAsync()).AssertHealthy();

    [Fact]
    public async Task What_a_validator_refuses_is_counted_and_its_texts_stay_in_the_log()
    {
        _configuration["Mail:Host"] = "";
        _configuration["Mail:Password"] = Secret;

        var result = await Check().RunAsync();

        result.AssertFailed(CheckReasons.OptionsInvalid);
        Assert.Equal(2, result.Data["failures"]);
        Assert.Contains(Secret, Assert.IsType<OptionsValidationException>(result.Exception).Message);
        AssertNothingIsTold(result.Description, result.Data);
    }

    [Fact]
    public async Task What_the_configuration_says_now_counts()
    {
        var check = Check();
        (await check.RunAsync()).AssertHealthy();
        _configuration["Mail:Host"] = " ";
        (await check.RunAsync()).AssertFailed(CheckReasons.OptionsInvalid);
        _configuration["Mail:Host"] = "mail";
        (await check.RunAsync()).AssertHealthy();
    }

    [Fact]
    public async Task A_value_of_another_type_is_not_shown()
    {
        _configuration["Mail:Port"] = Secret;

        var result = await Check().RunAsync();

        result.AssertFailed(CheckReasons.OptionsUnreadable);
        Assert.IsType<InvalidOperationException>(result.Exception);
        AssertNothingIsTold(result.Description, result.Data);
    }

    [Fact]
    public async Task Options_with_a_name_are_looked_at_by_it()
    {
        var backup = new OptionsHealthCheck<MailOptions>(Factory) { Name = "backup" };
        (await backup.RunAsync()).AssertFailed(CheckReasons.OptionsInvalid);
        (await Check().RunAsync()).AssertHealthy();

        _configuration["BackupMail:Host"] = "backup";

        (await backup.RunAsync()).AssertHealthy();
    }

    [Fact]
    public async Task Keys_that_are_required_and_not_set_are_named()
    {
        _configuration["Orders:Present"] = Secret;
        _configuration["Orders:Section:Key"] = Secret;
        _configuration["Orders:Blank"] = "  ";
        var check = Requiring("Orders:Present", "Orders:Section", "orders:present");
        (await check.RunAsync()).AssertHealthy();

        var result = await Requiring("Orders:Present", "Orders:Blank", "Orders:ApiKey").RunAsync();

        result.AssertFailed(CheckReasons.KeysMissing);
        Assert.Equal("Orders:Blank, Orders:ApiKey", result.Data["missingKeys"]);
        Assert.Equal("Not set: Orders:Blank, Orders:ApiKey.", result.Description);
        AssertNothingIsTold(result.Description, result.Data);
    }

    [Fact]
    public async Task Missing_keys_and_broken_rules_are_both_said()
    {
        _configuration["Mail:Host"] = "";

        var result = await Requiring("Orders:ApiKey").RunAsync();

        result.AssertFailed(CheckReasons.KeysMissing);
        Assert.Equal("Not set: Orders:ApiKey.\nBroken rules of the options: 1.", result.Description);
        Assert.Equal(["missingKeys", "failures"], result.DataKeys());
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => new OptionsHealthCheck<MailOptions>(null!));
        Assert.Throws<ArgumentNullException>(() => new OptionsHealthCheck<MailOptions>(Factory) { Name = null! });
        Assert.Throws<ArgumentNullException>(() => new OptionsHealthCheck<MailOptions>(Factory) { RequiredKeys = null! });
        Assert.Throws<ArgumentException>(() => new OptionsHealthCheck<MailOptions>(Factory) { RequiredKeys = ["Orders:ApiKey"] });
        Assert.Throws<ArgumentException>(() => Requiring("Orders:ApiKey", " "));
    }

    [Fact]
    public async Task A_cancelled_run_has_no_result() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check().RunUntilAsync(new CancellationToken(canceled: true)));

    private IOptionsFactory<MailOptions> Factory => _services.GetRequiredService<IOptionsFactory<MailOptions>>();

    private OptionsHealthCheck<MailOptions> Check() => new(Factory);

    private OptionsHealthCheck<MailOptions> Requiring(params string[] keys) => new(Factory, _configuration) { RequiredKeys = keys };

    private static void AddMail(IServiceCollection services, string name, string section) => services
        .AddOptions<MailOptions>(name)
        .BindConfiguration(section)
        .Validate(static mail => !string.IsNullOrWhiteSpace(mail.Host), "Host is blank")
        .Validate(static mail => mail.Password != Secret, $"Password may not be {Secret}");

    private static void AssertNothingIsTold(string? description, IReadOnlyDictionary<string, object> data)
    {
        Assert.DoesNotContain(Secret, description);
        Assert.All(data.Values, static value => Assert.DoesNotContain(Secret, value.ToString()));
    }

    public sealed class MailOptions
    {
        public string? Host { get; set; }

        public int Port { get; set; }

        public string? Password { get; set; }
    }
}
