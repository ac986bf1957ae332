using Meanwhile.Testing;

namespace Meanwhile.Tests.Programs;

/// <summary>What a program prints, on one line, as the Python programs of the specification were run.</summary>
internal static class Printed
{
    /// <summary>Runs a program on a loop with virtual time and joins what it printed; an error that the loop reports fails the test.</summary>
    internal static string By(Func<Action<object>, Coroutine> program)
    {
        var printed = ByReporting(program, out var reported);
        Assert.Empty(reported);
        return printed;
    }

    /// <summary>The same for a program that the loop has something to report of.</summary>
    internal static string ByReporting(Func<Action<object>, Coroutine> program, out IReadOnlyList<LoopError> reported)
    {
        var lines = new List<string>();
        var errors = new List<LoopError>();
        Async.Run(() => program(line => lines.Add($"{line}")), Options(errors.Add));
        reported = errors;
        return string.Join(" | ", lines);
    }

    /// <summary>Runs something on a loop with virtual time; an error that the loop reports fails the test.</summary>
    internal static void Run(Func<Coroutine> program)
    {
        var errors = new List<LoopError>();
        Async.Run(program, Options(errors.Add));
        Assert.Empty(errors);
    }

    internal static LoopOptions Options(Action<LoopError>? onError = null, bool expectsOthers = false)
    {
        var clock = new VirtualTime();
        return new LoopOptions
        {
            TimeProvider = clock,
            Poller = new StrictPoller(clock) { ExpectsOthers = expectsOthers },
            PickingPolicy = new BoundedOrder(1_000_000),
            OnError = onError,
            HandleInterrupt = false,
        };
    }
}
