namespace HealthChecks.Tests;

public sealed class HealthCheckExceptionTests
{
    [Fact]
    public void It_carries_a_reason_and_is_Unhealthy_unless_it_says_otherwise()
    {
        var exception = new HealthCheckException("replica-lag");

        Assert.Equal(("replica-lag", HealthStatus.Unhealthy), (exception.Reason, exception.Severity));
        Assert.Null(exception.Finding.Text);
        Assert.Equal("replica-lag", exception.Message);
    }

    [Fact]
    public void Its_message_is_the_text_and_its_inner_exception_the_cause()
    {
        var cause = new IOException("refused");
        var exception = new HealthCheckException("replica-lag", HealthStatus.Degraded, "12 s behind", cause);

        Assert.Equal(("12 s behind", "12 s behind"), (exception.Message, exception.Finding.Text));
        Assert.Equal(HealthStatus.Degraded, exception.Severity);
        Assert.Same(cause, exception.InnerException);
        Assert.Same(cause, exception.Finding.Cause);
    }

    [Fact]
    public void It_can_be_made_of_a_finding()
    {
        var finding = new HealthFinding(HealthStatus.Degraded, "replica-lag", "12 s behind") { Cause = new IOException("refused") };
        var exception = new HealthCheckException(finding);

        Assert.Same(finding, exception.Finding);
        Assert.Equal("12 s behind", exception.Message);
        Assert.Same(finding.Cause, exception.InnerException);
        Assert.Throws<ArgumentNullException>(static () => new HealthCheckException(finding: null!));
    }
}
