namespace HealthChecks.Tests;

public sealed class HealthReasonsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("connection-refused")]
    [InlineData("blocked-by:orders.database")]
    [InlineData("http_503")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void A_code_of_lower_case_letters_digits_and_a_few_signs_is_valid(string reason) => Assert.True(HealthReasons.IsValid(reason));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Timeout")]
    [InlineData("time out")]
    [InlineData("timeout\n")]
    [InlineData("503")]
    [InlineData("-a")]
    [InlineData(":a")]
    [InlineData("zeitüberschreitung")]
    [InlineData("a/b")]
    [InlineData("a\"b")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void Anything_else_is_not(string? reason) => Assert.False(HealthReasons.IsValid(reason));
}
