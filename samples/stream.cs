#:project ../src/Meanwhile

using Meanwhile;
using static Meanwhile.Async;

Run(async () =>
{
    await foreach (var reading in Thermometer())  // each one as it comes; the loop is free in between
    {
        Console.WriteLine($"{reading.Time:0.0} s: {reading.Degrees} °C");
        if (reading.Degrees >= 23)
        {
            Console.WriteLine("too warm");
            break;                                // leaving the loop ends the stream
        }
    }
});

// A stream without an end: it makes the next reading only when somebody asks for it.
async IAsyncEnumerable<(double Time, int Degrees)> Thermometer()
{
    try
    {
        for (var degrees = 20; ; degrees++)
        {
            await Sleep(0.5.Seconds);
            yield return (EventLoop.Current.Time.TotalSeconds, degrees);
        }
    }
    finally
    {
        Console.WriteLine("thermometer off");     // also when the reader has left
    }
}
