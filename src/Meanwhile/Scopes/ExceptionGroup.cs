using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>Several failures at once, none of them lost: what a task group throws. As Python's <c>ExceptionGroup</c>.</summary>
/// <remarks>
/// Groups may lie in groups, as deep as task groups are nested. <see cref="Message"/> and <see cref="ToString"/> show the outer
/// levels and the first failures, and say how many more there are; <see cref="AggregateException.InnerExceptions"/> has all.
/// </remarks>
public partial class ExceptionGroup : AggregateException
{
    /// <summary>Makes a group.</summary>
    /// <param name="message">What they have in common.</param>
    /// <param name="exceptions">The failures, in the order in which they happened; one at least.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no exception, or a null among them.</exception>
    public ExceptionGroup(string message, IEnumerable<Exception> exceptions)
        : base(Checked(message), Checked(exceptions))
    {
        Summary = message;
    }

    /// <summary>The message of the group alone, without those of the failures.</summary>
    public string Summary { get; }

    /// <summary>Whether a failure of that type is among them, at any depth.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    public bool Contains<TException>()
        where TException : Exception => Leaves().Any(static failure => failure is TException);

    /// <summary>Parts the failures by type, at any depth, as <c>except*</c> does. Groups inside keep their shape.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <returns>A group of those of the type and one of the rest; null where there is none.</returns>
    public (ExceptionGroup? Matched, ExceptionGroup? Others) Split<TException>()
        where TException : Exception
    {
        // Not by recursion: groups may lie in groups to a depth that the stack does not have.
        var open = new Stack<Parting>();
        open.Push(new Parting(this));
        while (true)
        {
            var part = open.Peek();
            if (part.Next < part.Group.InnerExceptions.Count)
            {
                var failure = part.Group.InnerExceptions[part.Next++];
                if (failure is TException)
                {
                    part.Matched.Add(failure);
                }
                else if (failure is ExceptionGroup inner)
                {
                    open.Push(new Parting(inner));
                }
                else
                {
                    part.Others.Add(failure);
                }

                continue;
            }

            var (matched, others) = open.Pop().Result();
            if (!open.TryPeek(out var outer))
            {
                return (matched, others);
            }

            Parting.Add(outer.Matched, matched);
            Parting.Add(outer.Others, others);
        }
    }

    private IEnumerable<Exception> Leaves()
    {
        var left = new Stack<Exception>();
        left.Push(this);
        while (left.TryPop(out var failure))
        {
            if (failure is not ExceptionGroup group)
            {
                yield return failure;
                continue;
            }

            for (var index = group.InnerExceptions.Count - 1; index >= 0; index--)
            {
                left.Push(group.InnerExceptions[index]);
            }
        }
    }

    private static string Checked([NotNull] string? message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message;
    }

    private static Exception[] Checked([NotNull] IEnumerable<Exception>? exceptions)
    {
        ArgumentNullException.ThrowIfNull(exceptions);
        Exception[] all = [.. exceptions];
        if (all.Length == 0)
        {
            throw new ArgumentException("An exception group needs one exception at least.", nameof(exceptions));
        }

        return all;
    }

    /// <summary>A group on its way to be parted.</summary>
    private sealed class Parting(ExceptionGroup group)
    {
        internal ExceptionGroup Group => group;

        internal int Next { get; set; }

        internal List<Exception> Matched { get; } = [];

        internal List<Exception> Others { get; } = [];

        internal static void Add(List<Exception> list, ExceptionGroup? part)
        {
            if (part is not null)
            {
                list.Add(part);
            }
        }

        internal (ExceptionGroup? Matched, ExceptionGroup? Others) Result() => (GroupOf(Matched), GroupOf(Others));

        private ExceptionGroup? GroupOf(List<Exception> part) => part.Count == 0 ? null : new ExceptionGroup(group.Summary, part);
    }
}
