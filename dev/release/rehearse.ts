export async function rehearse(_root: string, _folder: string): Promise<void> {}
