using System.Globalization;

namespace Meanwhile;

/// <summary>So many requests in so much time, spread evenly: ten a second are one every 100 ms.</summary>
public readonly record struct HttpRate
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    /// <summary>Makes a rate.</summary>
    /// <param name="count">How many requests.</param>
    /// <param name="period">In how much time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not above zero, or <paramref name="period"/> is not above zero and at most a day.</exception>
    public HttpRate(int count, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, LongestPeriod);
        Count = count;
        Period = period;
    }

    /// <summary>How many requests.</summary>
    public int Count { get; }

    /// <summary>In how much time.</summary>
    public TimeSpan Period { get; }

    /// <summary>So many requests a second.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not above zero.</exception>
    public static HttpRate PerSecond(int count) => new(count, TimeSpan.FromSeconds(1));

    /// <summary>So many requests a minute.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not above zero.</exception>
    public static HttpRate PerMinute(int count) => new(count, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} in {Period.TotalSeconds:0.###} s");
}
