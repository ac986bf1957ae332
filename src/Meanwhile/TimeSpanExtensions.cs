namespace Meanwhile;

/// <summary>Times as they are said: <c>1.Seconds</c>, <c>0.5.Seconds</c>, <c>250.Milliseconds</c>.</summary>
public static class TimeSpanExtensions
{
    extension(int value)
    {
        /// <summary>That many milliseconds.</summary>
        public TimeSpan Milliseconds => TimeSpan.FromTicks(value * TimeSpan.TicksPerMillisecond);

        /// <summary>That many seconds.</summary>
        public TimeSpan Seconds => TimeSpan.FromTicks(value * TimeSpan.TicksPerSecond);

        /// <summary>That many minutes.</summary>
        public TimeSpan Minutes => TimeSpan.FromTicks(value * TimeSpan.TicksPerMinute);

        /// <summary>That many hours.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is more than a <see cref="TimeSpan"/> holds: 256,204,778 hours.</exception>
        public TimeSpan Hours => TimeSpan.FromHours(value);
    }

    extension(double value)
    {
        /// <summary>That many milliseconds.</summary>
        /// <exception cref="ArgumentException">It is not a number.</exception>
        /// <exception cref="OverflowException">It is more than a <see cref="TimeSpan"/> holds.</exception>
        public TimeSpan Milliseconds => TimeSpan.FromMilliseconds(value);

        /// <summary>That many seconds.</summary>
        /// <exception cref="ArgumentException">It is not a number.</exception>
        /// <exception cref="OverflowException">It is more than a <see cref="TimeSpan"/> holds.</exception>
        public TimeSpan Seconds => TimeSpan.FromSeconds(value);

        /// <summary>That many minutes.</summary>
        /// <exception cref="ArgumentException">It is not a number.</exception>
        /// <exception cref="OverflowException">It is more than a <see cref="TimeSpan"/> holds.</exception>
        public TimeSpan Minutes => TimeSpan.FromMinutes(value);

        /// <summary>That many hours.</summary>
        /// <exception cref="ArgumentException">It is not a number.</exception>
        /// <exception cref="OverflowException">It is more than a <see cref="TimeSpan"/> holds.</exception>
        public TimeSpan Hours => TimeSpan.FromHours(value);
    }
}
