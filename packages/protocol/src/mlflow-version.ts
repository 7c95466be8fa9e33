/** The MLflow release whose wire we speak; clients compare it as a PEP 440 version. */
export const MLFLOW_VERSION = '3.17.2';
