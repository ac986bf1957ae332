using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>Finds the place in the user's code that called into the library.</summary>
internal static class CallerPlace
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "For messages only; without metadata they say less.")]
    internal static string OutsideTheLibrary()
    {
        string? method = null;
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            var called = frame.GetMethod();
            var type = called?.DeclaringType;
            if (type is null || type.Assembly == typeof(CallerPlace).Assembly)
            {
                continue;
            }

            // The method that the compiler makes to start an async method has no line: its caller is meant.
            if (frame.GetFileName() is { } file)
            {
                return $"at {file}:{frame.GetFileLineNumber()}";
            }

            method ??= $"in {type.FullName}.{called!.Name}";
        }

        return method ?? "at an unknown place";
    }
}
