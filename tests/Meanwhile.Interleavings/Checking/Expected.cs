using System.Threading.Channels;

namespace Meanwhile.Interleavings;

/// <summary>The failures that programs cause themselves.</summary>
internal static class Expected
{
    internal static bool IsOfProgram(Exception failure) =>
        failure switch
        {
            ExceptionGroup group => group.InnerExceptions.All(IsOfProgram),
            AggregateException several => several.InnerExceptions.All(IsOfProgram),
            ProgramException or TimeoutException or QueueShutDownException or OperationCanceledException or ChannelClosedException => true,
            _ => false,
        };
}

/// <summary>The failure of a program that fails on purpose.</summary>
internal sealed class ProgramException(int code, Exception? inner = null) : Exception($"failure {code}", inner);
