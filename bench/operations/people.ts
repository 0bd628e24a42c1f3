/** The password of everybody whom these benchmarks make. */
export const PASSWORD = "a-long-bench-password";
