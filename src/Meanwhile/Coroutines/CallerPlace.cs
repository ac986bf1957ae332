using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>Finds the place in the user's code that called into the library.</summary>
internal static class CallerPlace
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "For messages only; without metadata they say less.")]
    internal static string OutsideTheLibrary()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames())
        {
            var method = frame.GetMethod();
            var type = method?.DeclaringType;
            if (type is null || type.Assembly == typeof(CallerPlace).Assembly)
            {
                continue;
            }

            var file = frame.GetFileName();
            return file is null ? $"in {type.FullName}.{method!.Name}" : $"at {file}:{frame.GetFileLineNumber()}";
        }

        return "at an unknown place";
    }
}
