using BenchmarkDotNet.Running;

// Without arguments it lists the benchmarks and asks; `--filter *Imaging*` runs some of them.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
