using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: Meanwhile.Tests.HangGuard]

namespace Meanwhile.Tests;

/// <summary>Ends the run, by name, when one test hangs: a test that blocks its thread can be stopped in no other way.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HangGuardAttribute : BeforeAfterTestAttribute
{
    // Far more than any test takes, also where others keep the machine busy; unless it was asked to go on and on.
    private static readonly TimeSpan Most = Environment.GetEnvironmentVariable("MEANWHILE_VIRTUAL_TIME_RUNS") is null
        ? TimeSpan.FromMinutes(4)
        : TimeSpan.FromHours(1);

    private static readonly ConcurrentDictionary<string, Timer> Alarms = new();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var name = test.TestDisplayName;
        Alarms[test.UniqueID] = new Timer(
            _ => Environment.FailFast($"Test {name} hangs: it has not ended within {Most}."),
            null,
            Most,
            Timeout.InfiniteTimeSpan
        );
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Alarms.TryRemove(test.UniqueID, out var alarm))
        {
            alarm.Dispose();
        }
    }
}
